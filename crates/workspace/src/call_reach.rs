//! Handing a call over, asking for advice, bringing somebody in: what agents do with others in the same call.

use callbench_contract::call::{CallType, HangupParty};
use callbench_contract::ids::{ContextId, InteractionId, PartyId, Phone, UserCrtObjectId, UserId};
use callbench_contract::time::Timestamp;

use crate::agent_session::AgentSession;
use crate::call::{Call, DIAL_TIME_OUT, Hears, Interaction, RING_TIME_OUT};
use crate::centre::Centre;
use crate::configuration::{AgentQueue, Campaign, Ivr};
use crate::context::{Context, IdKind};
use crate::fact::Happening;
use crate::interaction_view::{AttemptKind, PartyKind};
use crate::party::{Attempt, Invitation, Party, tried};
use crate::phone::parse_phone;
use crate::placing::{connected, shown, takes_inbound};
use crate::refusal::{Refusal, RefusalCode};
use crate::target::{Target, in_words};
use crate::waiting::QueuedCall;

impl Centre {
    /// `transfer`, `consult`, `conference`.
    pub(crate) fn decide_reach(
        &self,
        interaction: &Interaction,
        what: AttemptKind,
        target: &Target,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        if let Some(attempt) = &interaction.attempt {
            if attempt.what == what && attempt.target == *target {
                return Ok(Vec::new());
            }
            return Err(Refusal::new(
                RefusalCode::AttemptInProgress,
                format!(
                    "A {} with {} is being tried",
                    tried(attempt.what),
                    attempt.party.label
                ),
                "Wait for it, or cancel it first",
            ));
        }
        self.require_reachable_state(interaction, what)?;
        match (what, target) {
            (AttemptKind::Transfer, Target::Queue { agent_queue_id }) => {
                let queue = self.configuration.require_queue(*agent_queue_id)?;
                if !queue.transferrable {
                    return Err(no_such_target(
                        &format!("Calls can't be transferred to queue {}", queue.queue_name),
                        &self.configuration.queue_list(|one| one.transferrable),
                    ));
                }
                let campaign = self.configuration.require_campaign(queue.campaign_id)?;
                self.hand_to_queue(
                    interaction,
                    campaign,
                    queue,
                    target,
                    &queue.queue_name,
                    context,
                )
            }
            (AttemptKind::Transfer, Target::Campaign { campaign_id }) => {
                let campaign = self.configuration.require_campaign(*campaign_id)?;
                let queue = self.configuration.first_queue(campaign)?;
                self.hand_to_queue(
                    interaction,
                    campaign,
                    queue,
                    target,
                    &campaign.campaign_name,
                    context,
                )
            }
            (AttemptKind::Transfer, Target::Ivr { context_id }) => {
                let ivr = self.require_ivr(*context_id, |ivr| ivr.transferrable)?;
                Ok(self.hand_over(interaction, target, &ivr.context_name, false, context.now()))
            }
            (AttemptKind::Conference, Target::LocalIvr { context_id }) => {
                let ivr = self.require_ivr(*context_id, |ivr| ivr.local)?;
                let party = Party {
                    context_id: Some(ivr.context_id),
                    ..party(PartyKind::LocalIvr, &ivr.context_name, context)
                };
                Ok(self.bring_in(interaction, party))
            }
            (_, Target::Phone { phone }) => {
                let phone = parse_phone(phone.as_str())?;
                let label = self.label_of(interaction, &phone);
                let party = Party {
                    phone: Some(phone),
                    ..party(PartyKind::Phone, &label, context)
                };
                Ok(vec![try_phone(interaction, what, target, party, context)])
            }
            (AttemptKind::Conference, Target::ThirdParty { third_party_id }) => {
                let known = &self.configuration.third_parties;
                let Some(third) = known
                    .iter()
                    .find(|one| one.third_party_id == *third_party_id)
                else {
                    let names: Vec<&str> = known.iter().map(|one| one.name.as_str()).collect();
                    return Err(no_such_target(
                        &format!("There is no third party {third_party_id}"),
                        &names.join(", "),
                    ));
                };
                let party = Party {
                    phone: Some(third.phone.clone()),
                    third_party_id: Some(third.third_party_id),
                    ..party(PartyKind::ThirdParty, &third.name, context)
                };
                Ok(vec![try_phone(interaction, what, target, party, context)])
            }
            (_, Target::User { user_id }) => {
                self.try_colleague(interaction, what, target, user_id, context)
            }
            (what, target) => Err(Refusal::new(
                RefusalCode::WrongTarget,
                format!(
                    "A {} with {} is not possible",
                    tried(what),
                    in_words(target)
                ),
                format!("Choose {}", reachable(what)),
            )),
        }
    }

    fn require_reachable_state(
        &self,
        interaction: &Interaction,
        what: AttemptKind,
    ) -> Result<(), Refusal> {
        let talk = interaction.live(match what {
            AttemptKind::Transfer => "transferred",
            AttemptKind::Consult => "left for a consultation",
            AttemptKind::Conference => "made a conference",
        })?;
        match (&talk.hears, what) {
            (Hears::Adviser, _) => Err(interaction.wrong_state(
                "handed on",
                "The customer is with the other agent; hang up when you are done",
            )),
            (Hears::Consulted(_), _) => Err(interaction.wrong_state(
                "used for this",
                "Complete the transfer, join all, or end the consultation",
            )),
            (Hears::Customer, AttemptKind::Transfer | AttemptKind::Consult)
                if !talk.parties.is_empty() =>
            {
                Err(interaction.wrong_state(
                    "handed on as a whole",
                    "Leave the conference to the others, or send them away first",
                ))
            }
            (Hears::Customer, _) => Ok(()),
        }
    }

    /// The customer waits in a queue; the agent is out.
    fn hand_to_queue(
        &self,
        interaction: &Interaction,
        campaign: &Campaign,
        queue: &AgentQueue,
        target: &Target,
        label: &str,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        if !takes_inbound(campaign) {
            return Err(Refusal::new(
                RefusalCode::WrongTarget,
                format!(
                    "{} is of type {}, no call can be transferred there",
                    campaign.campaign_name, campaign.campaign_type
                ),
                format!(
                    "Choose one of: {}",
                    self.configuration.campaign_list(takes_inbound)
                ),
            ));
        }
        let call = &interaction.call;
        let now = context.now();
        let display_phone = shown(campaign, &call.phone);
        let mut happenings = self.hand_over(interaction, target, label, false, now);
        happenings.push(Happening::CallQueued {
            call: Box::new(QueuedCall::handed_over(
                call,
                campaign,
                queue,
                display_phone,
                now,
            )),
        });
        Ok(happenings)
    }

    /// The agent is out, the customer is the target's.
    pub(crate) fn hand_over(
        &self,
        interaction: &Interaction,
        target: &Target,
        label: &str,
        in_call: bool,
        now: Timestamp,
    ) -> Vec<Happening> {
        vec![
            Happening::CallTransferred {
                interaction_id: interaction.id().clone(),
                target: target.clone(),
                label: label.to_owned(),
                in_call,
            },
            self.hung_up(interaction, HangupParty::Agent, now),
        ]
    }

    /// A party that is on the line already joins all agents' parts of the call.
    pub(crate) fn bring_in(&self, interaction: &Interaction, party: Party) -> Vec<Happening> {
        let mut happenings = vec![Happening::PartyJoined {
            interaction_id: interaction.id().clone(),
            party: Box::new(party.clone()),
            brought_in: true,
        }];
        happenings.extend(
            self.colleagues(interaction)
                .filter(|part| Some(part.id()) != party.interaction_id.as_ref())
                .map(|part| Happening::PartyJoined {
                    interaction_id: part.id().clone(),
                    party: Box::new(party.clone()),
                    brought_in: false,
                }),
        );
        happenings
    }

    /// Other agents' parts of the call that are live.
    fn colleagues<'a>(
        &'a self,
        interaction: &'a Interaction,
    ) -> impl Iterator<Item = &'a Interaction> {
        self.parts_of(&interaction.call.crt_object_id)
            .filter(|part| part.id() != interaction.id() && part.live_talk().is_some())
    }

    /// The call rings at another agent, too.
    fn try_colleague(
        &self,
        interaction: &Interaction,
        what: AttemptKind,
        target: &Target,
        user: &UserId,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let call = &interaction.call;
        let session = self.session(user).ok_or_else(|| {
            Refusal::new(
                RefusalCode::UnknownTarget,
                format!("{user} is not signed in"),
                "Choose an agent who is signed in",
            )
        })?;
        self.require_colleague(interaction, session)?;
        let id = InteractionId::new(context.new_id(IdKind::Interaction));
        let now = context.now();
        let party = Party {
            party_id: PartyId::from(id.as_str()),
            user_id: Some(user.clone()),
            interaction_id: Some(id.clone()),
            ..party(PartyKind::User, &self.name_of(user), context)
        };
        let attempt = Attempt {
            what,
            target: target.clone(),
            party: party.clone(),
            until: None,
        };
        let offered = Call {
            interaction_id: id,
            agent: user.clone(),
            session_id: session.session_id.clone(),
            call_type: CallType::TransferredToCampaignDial,
            user_crt_object_id: UserCrtObjectId::new(context.new_id(IdKind::UserCrtObject)),
            started_at: now,
            waited: None,
            transferred_from: Some(call.agent.clone()),
            invitation: Some(Invitation {
                by: interaction.id().clone(),
                what,
                party_id: party.party_id,
            }),
            ..call.clone()
        };
        Ok(vec![
            Happening::AttemptStarted {
                interaction_id: interaction.id().clone(),
                attempt: Box::new(attempt),
            },
            Happening::CallOffered {
                call: Box::new(offered),
                until: now + RING_TIME_OUT,
            },
        ])
    }

    fn require_colleague(
        &self,
        interaction: &Interaction,
        session: &AgentSession,
    ) -> Result<(), Refusal> {
        let user = &session.user;
        if *user == interaction.call.agent {
            return Err(Refusal::new(
                RefusalCode::WrongTarget,
                "The call is this agent's already",
                "Choose another agent",
            ));
        }
        if session.is_free() && !session.is_on_break() {
            return Ok(());
        }
        Err(Refusal::new(
            RefusalCode::TargetNotFree,
            format!("{} is not free", self.name_of(user)),
            "Choose an agent who is free, or a queue",
        ))
    }

    /// An agent takes a call that rings: alone with the customer, or where another agent asked for them.
    pub(crate) fn decide_answer(
        &self,
        interaction: &Interaction,
        now: Timestamp,
    ) -> Result<Vec<Happening>, Refusal> {
        interaction.expect("answered", &[crate::call::CallState::Ringing])?;
        let asking = interaction.call.invitation.as_ref().and_then(|invitation| {
            let asking = self.interaction(&invitation.by)?;
            let attempt = asking
                .attempt
                .as_ref()
                .filter(|attempt| attempt.party.party_id == invitation.party_id)?;
            Some((asking, attempt))
        });
        let Some((asking, attempt)) = asking else {
            return Ok(vec![connected(interaction.id().clone())]);
        };
        let me = Party {
            since: now,
            ..attempt.party.clone()
        };
        Ok(match attempt.what {
            AttemptKind::Transfer => {
                let mut happenings = vec![connected(interaction.id().clone())];
                happenings.extend(self.hand_over(
                    asking,
                    &attempt.target,
                    &attempt.party.label,
                    false,
                    now,
                ));
                happenings
            }
            AttemptKind::Consult => vec![
                Happening::CallConnected {
                    interaction_id: interaction.id().clone(),
                    parties: vec![self.as_party(asking, now)],
                    advises: true,
                },
                Happening::ConsultationStarted {
                    interaction_id: asking.id().clone(),
                    party: Box::new(me),
                },
            ],
            AttemptKind::Conference => {
                let mut parties = vec![self.as_party(asking, now)];
                parties.extend(
                    asking
                        .live_talk()
                        .into_iter()
                        .flat_map(|talk| talk.parties.iter().cloned()),
                );
                let mut happenings = vec![Happening::CallConnected {
                    interaction_id: interaction.id().clone(),
                    parties,
                    advises: false,
                }];
                happenings.extend(self.bring_in(asking, me));
                happenings
            }
        })
    }

    /// A telephone that was tried picked up.
    pub(crate) fn party_answers(
        &self,
        interaction: &Interaction,
        now: Timestamp,
    ) -> Vec<Happening> {
        let Some(attempt) = &interaction.attempt else {
            return Vec::new();
        };
        let party = Party {
            since: now,
            ..attempt.party.clone()
        };
        match attempt.what {
            AttemptKind::Transfer => {
                self.hand_over(interaction, &attempt.target, &party.label, false, now)
            }
            AttemptKind::Consult => vec![Happening::ConsultationStarted {
                interaction_id: interaction.id().clone(),
                party: Box::new(party),
            }],
            AttemptKind::Conference => self.bring_in(interaction, party),
        }
    }

    /// `cancelAttempt`
    pub(crate) fn decide_cancel(
        &self,
        interaction: &Interaction,
    ) -> Result<Vec<Happening>, Refusal> {
        if interaction.attempt.is_none() {
            return Err(Refusal::new(
                RefusalCode::NothingTried,
                "Nothing is being tried with this call",
                "Go on talking",
            ));
        }
        let mut happenings = self.withdraw_attempt(interaction);
        happenings.push(Happening::AttemptCancelled {
            interaction_id: interaction.id().clone(),
        });
        Ok(happenings)
    }

    fn require_ivr(&self, id: ContextId, fits: impl Fn(&Ivr) -> bool) -> Result<&Ivr, Refusal> {
        let ivrs = &self.configuration.ivrs;
        ivrs.iter()
            .find(|ivr| ivr.context_id == id && fits(ivr))
            .ok_or_else(|| {
                let names: Vec<String> = ivrs
                    .iter()
                    .filter(|ivr| fits(ivr))
                    .map(|ivr| format!("{} ({})", ivr.context_name, ivr.context_id))
                    .collect();
                no_such_target(&format!("There is no such IVR {id}"), &names.join(", "))
            })
    }

    /// What people call a telephone: its owner, where that is known and the campaign doesn't mask numbers.
    fn label_of(&self, interaction: &Interaction, phone: &Phone) -> String {
        let known = self
            .customers
            .by_phone(phone)
            .filter(|_| !interaction.call.masking_enabled);
        known.map_or_else(
            || phone.as_str().to_owned(),
            |customer| customer.name.clone(),
        )
    }

    /// The agent of a part of the call, as a party of the others' parts.
    fn as_party(&self, interaction: &Interaction, since: Timestamp) -> Party {
        let user = &interaction.call.agent;
        Party {
            party_id: PartyId::from(interaction.id().as_str()),
            kind: PartyKind::User,
            label: self.name_of(user),
            user_id: Some(user.clone()),
            interaction_id: Some(interaction.id().clone()),
            phone: None,
            third_party_id: None,
            context_id: None,
            since,
        }
    }

    /// The name of an agent, as others see it.
    pub(crate) fn name_of(&self, user: &UserId) -> String {
        self.session(user)
            .map_or(user.as_str(), |session| session.user_name())
            .to_owned()
    }
}

fn party(kind: PartyKind, label: &str, context: &mut dyn Context) -> Party {
    Party {
        party_id: PartyId::new(context.new_id(IdKind::Party)),
        kind,
        label: label.to_owned(),
        user_id: None,
        interaction_id: None,
        phone: None,
        third_party_id: None,
        context_id: None,
        since: context.now(),
    }
}

fn try_phone(
    interaction: &Interaction,
    what: AttemptKind,
    target: &Target,
    party: Party,
    context: &dyn Context,
) -> Happening {
    Happening::AttemptStarted {
        interaction_id: interaction.id().clone(),
        attempt: Box::new(Attempt {
            what,
            target: target.clone(),
            party,
            until: Some(context.now() + DIAL_TIME_OUT),
        }),
    }
}

const fn reachable(what: AttemptKind) -> &'static str {
    match what {
        AttemptKind::Transfer => "a phone, an agent, a queue, a campaign or an IVR",
        AttemptKind::Consult => "a phone or an agent",
        AttemptKind::Conference => "a phone, a third party, an agent or a local IVR",
    }
}

fn no_such_target(reason: &str, there_are: &str) -> Refusal {
    Refusal::new(
        RefusalCode::UnknownTarget,
        reason,
        if there_are.is_empty() {
            "None is set up: ask the administrator".to_owned()
        } else {
            format!("Choose one of: {there_are}")
        },
    )
}
