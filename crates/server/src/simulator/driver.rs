//! Drives whatever plays on the host's own contact centre.
//!
//! Time passes only while the player sleeps, and never further than to the next thing that happens: a scenario takes exactly as
//! long in the contact centre as it does headless, however fast it plays and however slow the disk is.

use std::collections::{BTreeMap, BTreeSet};

use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{InteractionId, UserId};
use callbench_contract::time::Timestamp;
use callbench_relay::Notice;
use callbench_scenario::{Heard, Play, Turn};
use callbench_workspace::{CentreConfiguration, Command, Refusal};
use tokio::sync::{mpsc, watch};

use super::leads_found::LeadsFound;
use super::run::{Order, Run, RunState};
use crate::centre::CentreError;
use crate::centre_clock::Rate;
use crate::problem::Problem;
use crate::state::HostState;

/// Log entries read at once.
const PAGE: u32 = 2000;

/// What the driver needs of a player beside playing.
pub(super) trait Shown: Play + Send + 'static {
    /// The number of steps that are over; nothing before the first can be played.
    fn position(&self) -> Option<usize>;
    /// Fills in how far it is.
    fn show(&self, run: &mut Run);
    /// How it ended.
    fn ending(&self) -> RunState;
    /// It can't go on.
    fn fail(&mut self, why: String);
}

/// How a run begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) rate: Rate,
    /// Step by step.
    pub(super) paused: bool,
}

/// A run being driven.
pub(super) struct Driver<P> {
    pub(super) state: HostState,
    pub(super) player: Option<P>,
    pub(super) view: watch::Sender<Run>,
    pub(super) orders: mpsc::UnboundedReceiver<Order>,
    /// Whose apps the player listens to, with the last delivery that it was told.
    pub(super) heads: BTreeMap<UserId, i64>,
    /// The last fact that the player was told.
    pub(super) seq: i64,
    /// Who was signed in before.
    pub(super) at_home: BTreeSet<UserId>,
    /// The set-up before.
    pub(super) configuration: CentreConfiguration,
    /// The leads and diallers as the run found them.
    pub(super) leads: LeadsFound,
    pub(super) rate: Rate,
    pub(super) paused: bool,
    /// Steps that may be played while it is paused.
    pub(super) allowed: usize,
}

/// Why driving ended.
enum Over {
    Played,
    Stopped,
    Failed(String),
}

impl<P: Shown> Driver<P> {
    pub(super) async fn run(mut self) {
        let clock = self.state.centre_clock.clone();
        clock.halt();
        self.tell_rate();
        let over = self.drive().await;
        let Some(mut player) = self.player.take() else {
            return;
        };
        let ending = match over {
            Over::Played => player.ending(),
            Over::Stopped => RunState::Stopped,
            Over::Failed(why) => {
                tracing::warn!(%why, "a scenario could not go on");
                player.fail(why);
                RunState::Failed
            }
        };
        self.tidy_up().await;
        clock.release();
        self.view.send_modify(|run| {
            player.show(run);
            run.state = ending;
        });
        self.state.relay.notify_all(Notice::Clock);
        self.state.relay.notify_all(Notice::Simulator);
    }

    async fn drive(&mut self) -> Over {
        loop {
            if let Err(error) = self.catch_up().await {
                return Over::Failed(error);
            }
            while let Ok(order) = self.orders.try_recv() {
                if self.obey(order) {
                    return Over::Stopped;
                }
            }
            if self.must_wait() {
                self.show();
                let order = tokio::select! {
                    order = self.orders.recv() => order,
                    () = self.state.stopping.cancelled() => None,
                };
                match order {
                    Some(order) if !self.obey(order) => continue,
                    _ => return Over::Stopped,
                }
            }
            let turn = match self.turn().await {
                Ok(turn) => turn,
                Err(error) => return Over::Failed(error.to_string()),
            };
            self.show();
            match turn {
                Turn::Over => return Over::Played,
                Turn::Give(command) => {
                    if let Err(why) = self.give(*command).await {
                        return Over::Failed(why);
                    }
                }
                Turn::Sleep { until } => match self.sleep(until).await {
                    Ok(false) => {}
                    Ok(true) => return Over::Stopped,
                    Err(why) => return Over::Failed(why),
                },
            }
        }
    }

    /// Carries an order out; says whether to end.
    fn obey(&mut self, order: Order) -> bool {
        match order {
            Order::Stop => return true,
            Order::Pause => {
                self.paused = true;
                self.allowed = 0;
            }
            Order::Resume => self.paused = false,
            Order::Step => {
                self.paused = true;
                let position = self.player.as_ref().and_then(Shown::position).unwrap_or(0);
                self.allowed = position + 1;
            }
            Order::Rate(rate) => self.rate = rate,
        }
        self.tell_rate();
        self.show();
        false
    }

    fn tell_rate(&self) {
        let clock = &self.state.centre_clock;
        clock.set_rate(if self.paused { Rate::PAUSED } else { self.rate });
        self.state.relay.notify_all(Notice::Clock);
    }

    /// Whether it is paused and all steps that were allowed are over. The stage is set all the same.
    fn must_wait(&self) -> bool {
        self.paused
            && self
                .player
                .as_ref()
                .and_then(Shown::position)
                .is_some_and(|position| position >= self.allowed)
    }

    async fn turn(&mut self) -> Result<Turn, CentreError> {
        let Some(mut player) = self.player.take() else {
            return Ok(Turn::Over);
        };
        let (turn, player) = self
            .state
            .centre
            .read(move |centre, now| {
                let turn = player.turn(centre, now);
                (turn, player)
            })
            .await?;
        self.player = Some(player);
        Ok(turn)
    }

    async fn give(&mut self, command: Command) -> Result<(), String> {
        let now = self.state.centre_clock.now();
        let outcome: Result<(), Refusal> = match self.state.centre.decide(command).await {
            Ok(_) => Ok(()),
            Err(CentreError::Refused(refusal)) => Err(refusal),
            Err(error) => return Err(error.to_string()),
        };
        // What happened comes before what came of it, as it does headless.
        self.catch_up().await?;
        if let Some(player) = &mut self.player {
            player.given(outcome.as_ref().copied(), now);
        }
        Ok(())
    }

    /// Lets time pass to the next moment at which anything may happen, unless something happens before; says whether to end.
    async fn sleep(&mut self, until: Timestamp) -> Result<bool, String> {
        let clock = self.state.centre_clock.clone();
        let deadline = self
            .state
            .centre
            .read(|centre, _| centre.next_deadline())
            .await
            .map_err(|error| error.to_string())?;
        let next = deadline.map_or(until, |deadline| deadline.min(until));
        if self.paused {
            // Step by step there is no waiting: the clock jumps.
            clock.advance_to(next);
            return self.due(next).await.map(|()| false);
        }
        let mut head = self.state.log_head.subscribe();
        if *head.borrow_and_update() > self.seq {
            return Ok(false);
        }
        clock.run_until(next);
        let wait = clock.wait_for(next).unwrap_or_default();
        let ended = tokio::select! {
            () = tokio::time::sleep(wait) => {
                clock.advance_to(next);
                self.due(next).await?;
                false
            }
            // Somebody else did something, at a desk or in the simulator.
            _ = head.changed() => false,
            order = self.orders.recv() => match order {
                Some(order) => self.obey(order),
                None => true,
            },
            () = self.state.stopping.cancelled() => true,
        };
        clock.halt();
        Ok(ended)
    }

    /// Carries out what is due at a moment.
    async fn due(&mut self, moment: Timestamp) -> Result<(), String> {
        let is_due = self
            .state
            .centre
            .read(move |centre, _| centre.next_deadline().is_some_and(|next| next <= moment))
            .await
            .map_err(|error| error.to_string())?;
        if is_due {
            self.state
                .centre
                .decide(Command::Tick)
                .await
                .map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    /// Tells the player what happened and what apps heard since it was told last.
    async fn catch_up(&mut self) -> Result<(), String> {
        let Some(mut player) = self.player.take() else {
            return Ok(());
        };
        let outcome = self.tell(&mut player).await;
        self.player = Some(player);
        outcome
    }

    async fn tell(&mut self, player: &mut P) -> Result<(), String> {
        let log = self.state.store.log();
        while *self.state.log_head.borrow() > self.seq {
            let page = log
                .facts_after(self.seq, PAGE)
                .await
                .map_err(|error| error.to_string())?;
            if page.is_empty() {
                break;
            }
            for logged in page {
                self.seq = logged.seq;
                player.happened(&logged.fact);
            }
        }
        if !player.listens() {
            return Ok(());
        }
        for (user, head) in &mut self.heads {
            loop {
                let page = log
                    .deliveries_after(user, *head, PAGE)
                    .await
                    .map_err(|error| error.to_string())?;
                if page.is_empty() {
                    break;
                }
                for logged in page {
                    *head = logged.seq;
                    let event = serde_json::from_str(logged.event.get())
                        .map_err(|error| error.to_string())?;
                    player.heard(heard(user, logged.interaction_id, event));
                }
            }
        }
        Ok(())
    }

    fn show(&self) {
        let Some(player) = &self.player else { return };
        let changed = self.view.send_if_modified(|run| {
            let before = run.clone();
            player.show(run);
            run.rate = self.rate;
            run.state = if self.must_wait() {
                RunState::Paused
            } else {
                RunState::Running
            };
            *run != before
        });
        if changed {
            self.state.relay.notify_all(Notice::Simulator);
        }
    }

    /// Leaves the contact centre as it was found: whom the run signed in is signed out, and the set-up is the former.
    async fn tidy_up(&mut self) {
        let at_home = self.at_home.clone();
        let guests = self
            .state
            .centre
            .read(move |centre, _| {
                centre
                    .sessions()
                    .map(|session| session.user().clone())
                    .filter(|user| !at_home.contains(user))
                    .collect::<Vec<_>>()
            })
            .await
            .unwrap_or_default();
        let mut commands: Vec<Command> = guests
            .into_iter()
            // Somebody may have come to the desk meanwhile.
            .filter(|user| self.heads.contains_key(user) && self.state.relay.sockets_of(user) == 0)
            .map(|user| Command::SignOut {
                user,
                force: true,
                reason: LogoutReason::User,
            })
            .collect();
        let now = self.state.centre.configuration().await.ok();
        if now.is_some_and(|now| now != self.configuration) {
            let configuration = Box::new(self.configuration.clone());
            commands.push(Command::SetConfiguration(configuration));
        }
        let leads = self.leads.clone();
        let undone = self
            .state
            .centre
            .read(move |centre, now| leads.undo(centre, now))
            .await;
        commands.extend(undone.unwrap_or_default());
        for command in commands {
            if let Err(error) = self.state.centre.decide(command).await {
                tracing::warn!(%error, "a scenario left something behind");
            }
        }
    }
}

fn heard(user: &UserId, interaction: Option<InteractionId>, mut event: serde_json::Value) -> Heard {
    Heard {
        user: user.clone(),
        name: event["name"].as_str().unwrap_or_default().to_owned(),
        payload: event["payload"].take(),
        interaction,
    }
}

/// An agent whose calls a run would disturb.
pub(super) fn others_signed_in(users: &[UserId]) -> Problem {
    let names: Vec<String> = users.iter().map(ToString::to_string).collect();
    Problem::new(
        http::StatusCode::CONFLICT,
        "others-signed-in",
        format!(
            "{} would see the clock run and calls come that nobody makes",
            names.join(", ")
        ),
        "let them sign out first, or play the scenario on a host of its own (`callbench serve --demo --data other`)",
    )
    .details(serde_json::json!({ "users": users }))
}
