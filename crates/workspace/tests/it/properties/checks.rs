//! What must hold after every step.

use callbench_contract::ids::{CampaignId, InteractionId, Phone};
use callbench_contract::time::Timestamp;
use callbench_workspace::{
    AgentCommand, CallState, Command, CommandName, RECENT_LIMIT, ScriptedContext, Target,
};
use proptest::prelude::*;

use super::steps::{is_up, on_call, party_of, with_others};
use crate::stage::Stage;

/// Each customer's call is in one place: it waits, or agents have it. Who is in a call together know each other, and whoever
/// rings because a colleague asks has a colleague who asks.
pub(crate) fn check_conversations(stage: &Stage) -> Result<(), TestCaseError> {
    let centre = &stage.centre;
    for queued in centre.waiting_calls() {
        prop_assert!(
            centre
                .parts_of(&queued.crt_object_id)
                .all(|part| !is_up(part.state())),
            "{:?}",
            queued
        );
    }
    for part in centre.interactions().filter(|part| is_up(part.state())) {
        let view = centre.call_view(part, stage.now());
        for party in &view.common.parties {
            let Some(colleague) = &party.user_id else {
                continue;
            };
            let other = centre
                .session(colleague)
                .and_then(|session| session.interaction())
                .and_then(|id| centre.interaction(id))
                .map(|found| centre.call_view(found, stage.now()));
            let other = other.expect("a party who is an agent has the call in hand");
            prop_assert_eq!(&other.crt_object_id, &view.crt_object_id);
            prop_assert!(
                other
                    .common
                    .parties
                    .iter()
                    .any(|known| known.user_id.as_ref() == Some(&view.common.user_id)),
                "{:?} knows {:?}",
                &view,
                &other
            );
        }
        if let (CallState::Ringing, Some(invitation)) = (part.state(), &part.call().invitation) {
            let asking = centre.interaction(&invitation.by).expect("who asks");
            let asking = centre.call_view(asking, stage.now());
            prop_assert!(asking.common.attempt.is_some(), "{:?}", &asking);
        }
        if view.common.attempt.is_some() {
            prop_assert!(is_up(view.state));
        }
    }
    Ok(())
}

/// At most one call an agent; every call in hand has an owner who is signed in; what was connected is in wrap-up or ends
/// disposed of; deadlines are those of the calls in hand.
pub(crate) fn check_calls(stage: &Stage) -> Result<(), TestCaseError> {
    let mut deadlines: Vec<Timestamp> = Vec::new();
    for interaction in stage.centre.interactions() {
        let call = interaction.call();
        let view = stage.centre.call_view(interaction, stage.now());
        let session = stage.centre.session(&call.agent);
        let in_hand =
            session.and_then(|session| session.interaction()) == Some(&call.interaction_id);
        prop_assert_eq!(in_hand, view.state != CallState::Ended, "{:?}", &view);
        if view.state == CallState::Ended {
            prop_assert_eq!(
                view.common.connected_at.is_some(),
                view.common.disposition_code.is_some(),
                "{:?}",
                &view
            );
            prop_assert!(view.common.commands.is_empty());
        }
        prop_assert_eq!(
            view.common.ended_at.is_some(),
            matches!(view.state, CallState::WrapUp | CallState::Ended)
        );
        prop_assert!(view.hold_time <= view.talk_time, "{:?}", &view);
        deadlines.extend(view.common.wrap_up_ends_at);
    }
    if let Some(earliest) = deadlines.into_iter().min() {
        prop_assert!(
            stage
                .centre
                .next_deadline()
                .is_some_and(|next| next <= earliest)
        );
    }
    for session in stage.centre.sessions() {
        let desk = stage
            .centre
            .desk(session.user(), stage.now())
            .expect("signed in");
        prop_assert!(desk.interactions.len() <= 1);
        prop_assert!(desk.recent.len() <= RECENT_LIMIT);
        prop_assert_eq!(
            desk.interactions.len(),
            usize::from(session.interaction().is_some())
        );
    }
    Ok(())
}

/// A command that the desk lists does something; one that it doesn't list is refused or changes nothing.
pub(crate) fn check_commands(stage: &Stage) -> Result<(), TestCaseError> {
    for session in stage.centre.sessions() {
        let desk = stage
            .centre
            .desk(session.user(), stage.now())
            .expect("signed in");
        let mut listed = desk.commands.clone();
        listed.extend(
            desk.interactions
                .iter()
                .flat_map(|interaction| interaction.common().commands.iter().copied()),
        );
        let id = session
            .interaction()
            .cloned()
            .unwrap_or_else(|| InteractionId::new("none"));
        // A call that was handed over may belong to another campaign than its agent works on.
        let call_campaign = stage
            .centre
            .interaction(&id)
            .map(|interaction| interaction.call().campaign_id);
        let code = |campaign: Option<CampaignId>| {
            let campaign = stage.centre.configuration().campaign(campaign?)?;
            Some(campaign.dispositions[0].codes[0].disposition_code.clone())
        };
        let other_campaign = desk
            .campaigns
            .iter()
            .map(|campaign| campaign.campaign_id)
            .find(|campaign| Some(*campaign) != session.campaign())
            .expect("another campaign");
        let other_break = ["Tea", "Lunch"]
            .into_iter()
            .find(|reason| {
                let availability = &desk.availability;
                availability.reason.as_deref() != Some(*reason)
                    && availability.next_break.as_deref() != Some(*reason)
            })
            .expect("another break");
        let mut commands: Vec<AgentCommand> =
            (0..8).map(|verb| on_call(verb, id.clone(), true)).collect();
        let phone = || Target::Phone {
            phone: Phone::new("+4930998"),
        };
        commands.extend((0..7).map(|verb| with_others(verb, id.clone(), party_of(stage, &id))));
        commands.extend([
            AgentCommand::Transfer {
                interaction_id: id.clone(),
                target: phone(),
            },
            AgentCommand::Consult {
                interaction_id: id.clone(),
                target: phone(),
            },
            AgentCommand::Conference {
                interaction_id: id.clone(),
                target: phone(),
            },
            AgentCommand::Dispose {
                interaction_id: id.clone(),
                disposition_code: code(call_campaign.or(session.campaign())).unwrap_or_default(),
                note: None,
                callback: None,
                then_dial: None,
            },
            AgentCommand::SelectCampaign {
                campaign_id: other_campaign,
            },
            AgentCommand::SelectExtension {
                extension: "another-one".to_owned(),
            },
            AgentCommand::SetReady {},
            AgentCommand::StartBreak {
                reason: other_break.to_owned(),
            },
            AgentCommand::SetAutoCall {
                on: !desk.availability.auto_call,
            },
            AgentCommand::Dial {
                phone: "100".to_owned(),
                customer_id: None,
            },
        ]);
        let mut tried: Vec<CommandName> = Vec::new();
        for command in commands {
            let name = command.name();
            let whole = Command::Agent {
                user: session.user().clone(),
                command,
            };
            let decided = stage
                .centre
                .decide(&whole, &mut ScriptedContext::new(stage.now()));
            let does_something = decided.as_ref().is_ok_and(|facts| !facts.is_empty());
            prop_assert_eq!(
                listed.contains(&name),
                does_something,
                "{:?}: {:?}",
                name,
                decided
            );
            tried.push(name);
        }
        prop_assert!(listed.iter().all(|name| tried.contains(name)));
    }
    Ok(())
}
