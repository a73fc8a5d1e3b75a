//! Playing without a host: the clock jumps from one thing to the next, so that twenty minutes take milliseconds.

use std::sync::Arc;

use callbench_contract::time::Timestamp;
use callbench_workspace::{Centre, Command, Context as _, Fact, Refusal, demo};

use crate::context::SeededContext;
use crate::play::{Heard, Play, Player, Progress, Turn, Verdict};
use crate::scenario::Scenario;

/// Deadlines that may fall on one moment before the contact centre counts as restless.
const RESTLESS: u32 = 10_000;

/// What came of a headless run.
#[derive(Debug)]
pub struct Performance {
    /// How far it came, and why not further.
    pub progress: Progress,
    /// Why it failed before its expectations were looked at, where no step is to blame.
    pub failure: Option<String>,
    /// The contact centre at the end.
    pub centre: Centre,
    /// When it began.
    pub began: Timestamp,
    /// When it was over.
    pub ended: Timestamp,
}

impl Performance {
    /// Whether everything happened as it should.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.progress.verdict == Some(Verdict::Passed)
    }
}

/// Plays a scenario in a demo contact centre of its own. `on_fact` gets the domain log as it grows.
pub fn play(scenario: Arc<Scenario>, seed: u64, mut on_fact: impl FnMut(&Fact)) -> Performance {
    let mut stage = Stage::new(seed);
    if let Err(refusal) = stage.set(&mut on_fact) {
        let mut player = Player::new(scenario, seed, "1");
        player.fail(format!("the demo could not be set up: {refusal}"));
        return stage.close(&player);
    }
    let mut player = Player::new(scenario, seed, "1");
    if let Err(why) = stage.drive(&mut player, &mut on_fact) {
        player.fail(why);
    }
    stage.close(&player)
}

/// A contact centre with a virtual clock.
#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) centre: Centre,
    pub(crate) context: SeededContext,
    pub(crate) began: Timestamp,
}

impl Stage {
    pub(crate) fn new(seed: u64) -> Self {
        let context = SeededContext::new(seed);
        Self {
            centre: Centre::new(),
            began: context.now(),
            context,
        }
    }

    /// Sets the demo up.
    pub(crate) fn set(&mut self, on_fact: &mut impl FnMut(&Fact)) -> Result<(), Refusal> {
        for command in demo::commands() {
            self.centre
                .carry_out(&command, &mut self.context, |_, fact| on_fact(&fact))?;
        }
        Ok(())
    }

    fn close(self, player: &Player) -> Performance {
        Performance {
            progress: player.progress(),
            failure: player.failure().map(str::to_owned),
            ended: self.context.now(),
            began: self.began,
            centre: self.centre,
        }
    }

    /// Plays to the end.
    pub(crate) fn drive(
        &mut self,
        player: &mut impl Play,
        on_fact: &mut impl FnMut(&Fact),
    ) -> Result<(), String> {
        loop {
            let now = self.context.now();
            match player.turn(&self.centre, now) {
                Turn::Over => return Ok(()),
                Turn::Give(command) => {
                    let outcome = self.give(&command, player, on_fact);
                    player.given(outcome.as_ref().copied(), now);
                }
                Turn::Sleep { until } => {
                    self.pass(until, player, on_fact)?;
                }
            }
        }
    }

    /// Jumps to the next moment at which anything may happen.
    fn pass(
        &mut self,
        until: Timestamp,
        player: &mut impl Play,
        on_fact: &mut impl FnMut(&Fact),
    ) -> Result<(), String> {
        let next = match self.centre.next_deadline() {
            Some(deadline) if deadline <= until => deadline,
            _ => {
                self.context.advance_to(until);
                return Ok(());
            }
        };
        self.context.advance_to(next);
        for _ in 0..RESTLESS {
            if self
                .centre
                .next_deadline()
                .is_none_or(|deadline| deadline > self.context.now())
            {
                return Ok(());
            }
            self.give(&Command::Tick, player, on_fact)
                .map_err(|refusal| format!("a deadline was refused: {refusal}"))?;
        }
        Err("the contact centre has a deadline that it never gets rid of".to_owned())
    }

    fn give(
        &mut self,
        command: &Command,
        player: &mut impl Play,
        on_fact: &mut impl FnMut(&Fact),
    ) -> Result<(), Refusal> {
        let listens = player.listens();
        let outcome = self
            .centre
            .carry_out(command, &mut self.context, |centre, fact| {
                player.happened(&fact);
                if listens {
                    for delivery in centre.deliveries(&fact) {
                        player.heard(heard(delivery));
                    }
                }
                on_fact(&fact);
            });
        if let Err(refusal) = &outcome
            && listens
        {
            let now = self.context.now();
            for delivery in self.centre.deliveries_of_refusal(command, refusal, now) {
                player.heard(heard(delivery));
            }
        }
        outcome
    }
}

fn heard(delivery: callbench_workspace::Delivery) -> Heard {
    Heard {
        name: delivery.event.name().to_owned(),
        payload: delivery.event.payload(),
        user: delivery.user,
        interaction: delivery.interaction,
    }
}
