//! What becomes of a consultation: the customer is left to the adviser, all join, or the adviser is sent away.

use callbench_contract::call::HangupParty;
use callbench_contract::ids::{PartyId, Phone};
use callbench_contract::time::Timestamp;

use crate::call::{Hears, Interaction, Talk};
use crate::call_ends::consultation_ends;
use crate::centre::Centre;
use crate::fact::Happening;
use crate::party::Party;
use crate::refusal::Refusal;
use crate::target::Target;

impl Centre {
    /// `completeTransfer`: the customer is left to the party that was consulted.
    pub(crate) fn decide_complete(
        &self,
        interaction: &Interaction,
        now: Timestamp,
    ) -> Result<Vec<Happening>, Refusal> {
        let (_, party) = consultation(interaction, "transferred to an adviser")?;
        let target = match (&party.user_id, &party.phone) {
            (Some(user), _) => Target::User {
                user_id: user.clone(),
            },
            (None, phone) => Target::Phone {
                phone: phone.clone().unwrap_or_else(|| Phone::new("")),
            },
        };
        let mut happenings = self.hand_over(interaction, &target, &party.label, true, now);
        happenings.extend(
            party
                .interaction_id
                .iter()
                .map(|adviser| Happening::PartyLeft {
                    interaction_id: adviser.clone(),
                    party_id: PartyId::from(interaction.id().as_str()),
                }),
        );
        Ok(happenings)
    }

    /// `joinParties`: customer, agent and the party that was consulted hear each other.
    pub(crate) fn decide_join(&self, interaction: &Interaction) -> Result<Vec<Happening>, Refusal> {
        let (_, party) = consultation(interaction, "joined with an adviser")?;
        let mut happenings = vec![Happening::PartiesJoined {
            interaction_id: interaction.id().clone(),
            consulted: Some(Box::new(party.clone())),
        }];
        happenings.extend(
            party
                .interaction_id
                .iter()
                .map(|adviser| Happening::PartiesJoined {
                    interaction_id: adviser.clone(),
                    consulted: None,
                }),
        );
        Ok(happenings)
    }

    /// `endConsultation`: the party that was consulted is sent away, the customer is back.
    pub(crate) fn decide_end_consultation(
        &self,
        interaction: &Interaction,
        now: Timestamp,
    ) -> Result<Vec<Happening>, Refusal> {
        let (_, party) = consultation(interaction, "taken back from a consultation")?;
        let adviser = party
            .interaction_id
            .as_ref()
            .and_then(|id| self.interaction(id));
        let mut happenings: Vec<Happening> = adviser
            .filter(|adviser| adviser.is_up())
            .map(|adviser| self.hung_up(adviser, HangupParty::Agent, now))
            .into_iter()
            .collect();
        happenings.extend(consultation_ends(interaction, now));
        Ok(happenings)
    }
}

/// The talk and the party of a consultation that this agent asked for.
fn consultation<'a>(
    interaction: &'a Interaction,
    done: &str,
) -> Result<(&'a Talk, &'a Party), Refusal> {
    let talk = interaction.live(done)?;
    let party = talk.consulted().ok_or_else(|| {
        interaction.wrong_state(
            done,
            if talk.hears == Hears::Adviser {
                "The customer is with the other agent; hang up when you are done"
            } else {
                "Consult somebody first"
            },
        )
    })?;
    Ok((talk, party))
}
