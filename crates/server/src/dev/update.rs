//! What a running dev host is told when the project's manifest changes.

use callbench_relay::Notice;

use super::DevApp;
use crate::host::RunningHost;

impl RunningHost {
    /// Puts a changed app in the place of the one under development and tells every shell to load again. Says whether anything differs;
    /// if nothing does, no shell hears of it. Has no effect on a host that isn't a dev host.
    pub fn update_dev_app(&self, app: DevApp) -> bool {
        let state = self.state();
        if state.apps.dev.get().is_none() || !state.apps.dev.replace(app) {
            return false;
        }
        state.relay.notify_all(Notice::Slots);
        state.relay.notify_all(Notice::Reload);
        true
    }
}
