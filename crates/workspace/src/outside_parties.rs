//! Who outside the workspace is in a call, or is being called into one: whom the simulator can play.

use callbench_contract::ids::{CrtObjectId, PartyId};
use serde::{Deserialize, Serialize};

use crate::centre::Centre;

/// A further party that is no agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OutsideParty {
    /// The customer's call.
    pub crt_object_id: CrtObjectId,
    /// Which.
    pub party_id: PartyId,
    /// What people call it.
    pub label: String,
    /// How far it is.
    pub state: OutsidePartyState,
}

/// How far a further party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OutsidePartyState {
    /// Is being called.
    Ringing,
    /// Is in the call.
    Connected,
}

impl Centre {
    /// All further parties that are no agents, each once, in the order of the agents who have them.
    #[must_use]
    pub fn outside_parties(&self) -> Vec<OutsideParty> {
        let mut all: Vec<OutsideParty> = Vec::new();
        let parts = self
            .sessions()
            .filter_map(|session| self.interaction(session.interaction()?));
        for part in parts {
            let rings = part
                .attempt
                .iter()
                .map(|attempt| (&attempt.party, OutsidePartyState::Ringing));
            let connected = part
                .live_talk()
                .into_iter()
                .flat_map(|talk| &talk.parties)
                .map(|party| (party, OutsidePartyState::Connected));
            for (party, state) in rings.chain(connected) {
                let is_new = all.iter().all(|one| one.party_id != party.party_id);
                if party.interaction_id.is_none() && is_new {
                    all.push(OutsideParty {
                        crt_object_id: part.call.crt_object_id.clone(),
                        party_id: party.party_id.clone(),
                        label: party.label.clone(),
                        state,
                    });
                }
            }
        }
        all
    }
}
