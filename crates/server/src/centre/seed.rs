//! What a new contact centre is set up with.

use callbench_workspace::{CentreConfiguration, Command, demo, starter};

use super::actor::Actor;
use crate::start_error::StartError;

/// Sets a new contact centre up: the demo's on hosts with demo data, else the starter's. One that somebody changed is left alone.
pub(super) async fn fill(actor: &mut Actor) -> Result<(), StartError> {
    let centre = actor.centre();
    let configuration = centre.configuration();
    let is_new = *configuration == CentreConfiguration::default();
    let mut commands = Vec::new();
    let mut lead = None;
    if actor.foundations().config.has_demo_data() {
        // A host that was started without the demo first and never configured may still become one.
        if is_new || *configuration == starter() {
            // The dialler stands until a supervisor starts it.
            lead = Some(Command::Lead(Box::new(demo::lead())));
            commands.push(Command::SetConfiguration(Box::new(demo::configuration())));
        }
        if centre.customers().next().is_none() {
            commands.extend(demo::customers().into_iter().map(|customer| {
                Command::UpsertCustomer {
                    by: None,
                    draft: Box::new(customer),
                }
            }));
        }
        commands.extend(lead);
    } else if is_new {
        commands.push(Command::SetConfiguration(Box::new(starter())));
    }
    actor
        .decide_all(commands)
        .await
        .map_err(|error| StartError::Centre(error.to_string()))
}
