//! What an app has its agent do at the desk.

use callbench_contract::error::AppError;
use callbench_workspace::{AgentCommand, Command};

use super::super::calls::Asking;
use super::refusals::of_centre;
use crate::centre::Decided;
use crate::state::HostState;

/// Gives a command as the agent in whose shell the app runs.
pub(super) async fn command(
    state: &HostState,
    asking: &Asking,
    command: AgentCommand,
) -> Result<Decided, AppError> {
    let user = asking.user.user_id.clone();
    state
        .centre
        .decide(Command::Agent { user, command })
        .await
        .map_err(of_centre)
}
