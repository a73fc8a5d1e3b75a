//! A scenario being played.

use std::collections::VecDeque;
use std::sync::Arc;

use callbench_contract::ids::{ChatId, UserId};
use callbench_contract::time::Timestamp;
use callbench_workspace::{Centre, Command, Fact, Refusal};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

use super::evaluate::Sight;
use super::memory::Memory;
use super::prepare;
use super::resolve::Resolver;
use super::{Heard, Play, Turn};
use crate::condition::Condition;
use crate::scenario::{Doing, Refused, Scenario};
use crate::sentence;

/// How a scenario ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Everything happened, and everything that was expected is so.
    Passed,
    /// A step could not be played, or something expected is not so.
    Failed,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum StepState {
    /// Over.
    Done,
    /// Being played.
    Current,
    /// Still to come.
    Waiting,
    /// Could not be played, or what was waited for did not come.
    Failed,
}

/// A step, as the screen and reports show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// The step in words.
    pub text: String,
    /// Where it stands.
    pub state: StepState,
    /// Its line in the file.
    pub line: u64,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Something that must be so at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExpectationView {
    /// What, in words.
    pub text: String,
    /// Its line in the file.
    pub line: u64,
    /// Whether it is so; nothing before the end.
    pub passed: Option<bool>,
    /// What is so instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// How far a scenario is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// The number of steps that are over.
    pub step: usize,
    /// All steps.
    pub steps: Vec<StepView>,
    /// What must be so at the end.
    pub expectations: Vec<ExpectationView>,
    /// How it ended.
    pub verdict: Option<Verdict>,
}

/// Plays a scenario.
#[derive(Debug)]
pub struct Player {
    scenario: Arc<Scenario>,
    random: ChaCha8Rng,
    memory: Memory,
    /// What is to be done before the first step; nothing before that was looked at.
    preparing: Option<VecDeque<Command>>,
    position: usize,
    /// When the current step began, and until when it lasts.
    current: Option<Current>,
    failure: Option<String>,
    expectations: Vec<Option<Result<(), String>>>,
    verdict: Option<Verdict>,
    /// Makes the ids of chats unique among runs.
    run: String,
    chats: u32,
}

/// The step that is being played.
#[derive(Debug, Clone, Copy)]
enum Current {
    /// A command was given.
    Given,
    /// Time passes, or something is waited for.
    Until { began: Timestamp, until: Timestamp },
}

impl Player {
    /// Begins to play. `run` names this run among others in the same contact centre.
    #[must_use]
    pub fn new(scenario: Arc<Scenario>, seed: u64, run: impl Into<String>) -> Self {
        let expectations = vec![None; scenario.expectations.len()];
        Self {
            scenario,
            // Apart from the ids' sequence, so that a longer pause doesn't change an id.
            random: ChaCha8Rng::seed_from_u64(seed ^ 0x5ced_a7e5),
            memory: Memory::default(),
            preparing: None,
            position: 0,
            current: None,
            failure: None,
            expectations,
            verdict: None,
            run: run.into(),
            chats: 0,
        }
    }

    /// What is played.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The number of steps that are over.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.position
    }

    /// Whether the stage is set.
    #[must_use]
    pub fn is_prepared(&self) -> bool {
        self.preparing.as_ref().is_some_and(VecDeque::is_empty)
    }

    /// How it ended.
    #[must_use]
    pub const fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// Why it failed before its expectations were looked at.
    #[must_use]
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// Ends it as failed, for a reason outside of the scenario.
    pub fn fail(&mut self, why: impl Into<String>) {
        if self.verdict.is_none() {
            self.failure = Some(why.into());
            self.verdict = Some(Verdict::Failed);
        }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let steps = self
            .scenario
            .steps
            .iter()
            .enumerate()
            .map(|(index, step)| {
                let failed = index == self.position && self.failure.is_some();
                StepView {
                    text: step.text.clone(),
                    line: step.at.line,
                    state: match index.cmp(&self.position) {
                        std::cmp::Ordering::Less => StepState::Done,
                        std::cmp::Ordering::Equal if failed => StepState::Failed,
                        std::cmp::Ordering::Equal if self.verdict.is_none() => StepState::Current,
                        _ => StepState::Waiting,
                    },
                    why: failed.then(|| self.failure.clone()).flatten(),
                }
            })
            .collect();
        let expectations = self
            .scenario
            .expectations
            .iter()
            .zip(&self.expectations)
            .map(|(expectation, outcome)| ExpectationView {
                text: expectation.text.clone(),
                line: expectation.at.line,
                passed: outcome.as_ref().map(Result::is_ok),
                why: outcome.as_ref().and_then(|outcome| outcome.clone().err()),
            })
            .collect();
        Progress {
            step: self.position,
            steps,
            expectations,
            verdict: self.verdict,
        }
    }

    fn sight<'a>(&'a self, centre: &'a Centre, now: Timestamp, lately: bool) -> Sight<'a> {
        Sight {
            centre,
            now,
            cast: &self.scenario.cast,
            memory: &self.memory,
            lately,
        }
    }

    fn lacking(
        &self,
        conditions: &[Condition],
        centre: &Centre,
        now: Timestamp,
        lately: bool,
    ) -> Option<String> {
        let sight = self.sight(centre, now, lately);
        conditions
            .iter()
            .find_map(|condition| sight.lacks(condition))
    }

    fn advance(&mut self) {
        self.position += 1;
        self.current = None;
    }

    fn end(&mut self, centre: &Centre, now: Timestamp) {
        let scenario = Arc::clone(&self.scenario);
        let outcomes: Vec<_> = {
            let sight = self.sight(centre, now, false);
            scenario
                .expectations
                .iter()
                .map(|expectation| match sight.lacks(&expectation.condition) {
                    None => Ok(()),
                    Some(why) => Err(why),
                })
                .collect()
        };
        self.verdict = Some(if outcomes.iter().all(Result::is_ok) {
            Verdict::Passed
        } else {
            Verdict::Failed
        });
        self.expectations = outcomes.into_iter().map(Some).collect();
    }

    /// Begins a step that does something.
    fn act(&mut self, doing: &Doing, refused: bool, centre: &Centre, now: Timestamp) -> Turn {
        self.memory.step_begins();
        let next_chat = ChatId::new(format!("chat-{}-{}", self.run, self.chats + 1));
        let resolved = {
            let sight = Sight {
                centre,
                now,
                cast: &self.scenario.cast,
                memory: &self.memory,
                lately: false,
            };
            Resolver {
                sight,
                random: &mut self.random,
                next_chat,
                may_miss: refused,
            }
            .resolve(doing)
        };
        match resolved {
            Ok(resolved) => {
                if let Some((customer, chat)) = resolved.begins_chat {
                    self.chats += 1;
                    self.memory.begin_chat(&customer, chat);
                }
                if let Some((phone, call)) = resolved.reaches {
                    self.memory.reach(&phone, call);
                }
                self.current = Some(Current::Given);
                Turn::Give(Box::new(resolved.command))
            }
            Err(why) => {
                self.fail(why);
                Turn::Over
            }
        }
    }

    /// The agents who have more in hand than a scenario may begin with.
    #[must_use]
    pub fn occupied<'a>(&'a self, centre: &'a Centre, now: Timestamp) -> Vec<&'a UserId> {
        let sight = self.sight(centre, now, false);
        self.scenario
            .agents()
            .filter(|user| !sight.in_hand(user, None).is_empty())
            .collect()
    }
}

impl Play for Player {
    fn turn(&mut self, centre: &Centre, now: Timestamp) -> Turn {
        let scenario = Arc::clone(&self.scenario);
        let preparing = self
            .preparing
            .get_or_insert_with(|| prepare::commands(&scenario, centre));
        if let Some(command) = preparing.front() {
            return Turn::Give(Box::new(command.clone()));
        }
        while self.verdict.is_none() {
            let Some(step) = scenario.steps.get(self.position) else {
                self.end(centre, now);
                break;
            };
            match &step.what {
                Doing::Pass { span } => {
                    let until = match self.current {
                        Some(Current::Until { until, .. }) => until,
                        _ => {
                            let until = now + span.choose(&mut self.random);
                            self.current = Some(Current::Until { began: now, until });
                            until
                        }
                    };
                    if now < until {
                        return Turn::Sleep { until };
                    }
                    self.advance();
                }
                Doing::Wait { conditions, within } => {
                    let (began, until) = match self.current {
                        Some(Current::Until { began, until }) => (began, until),
                        _ => {
                            let until = now + *within;
                            self.current = Some(Current::Until { began: now, until });
                            (now, until)
                        }
                    };
                    match self.lacking(conditions, centre, now, true) {
                        None => self.advance(),
                        Some(_) if now < until => return Turn::Sleep { until },
                        Some(why) => {
                            self.fail(format!("{} {why}", sentence::after(now - began)));
                        }
                    }
                }
                Doing::Expect { conditions } => {
                    match self.lacking(conditions, centre, now, false) {
                        None => self.advance(),
                        Some(why) => self.fail(why),
                    }
                }
                doing => return self.act(doing, step.refused.is_some(), centre, now),
            }
        }
        Turn::Over
    }

    fn given(&mut self, outcome: Result<(), &Refusal>, _now: Timestamp) {
        if let Some(preparing) = &mut self.preparing
            && preparing.pop_front().is_some()
        {
            if let Err(refusal) = outcome {
                self.fail(format!("the stage could not be set: {refusal}"));
            }
            return;
        }
        let Some(step) = self.scenario.steps.get(self.position) else {
            return;
        };
        match (outcome, step.refused.clone()) {
            (Ok(()), None) => self.advance(),
            (Ok(()), Some(_)) => {
                self.fail("it was carried out, and a refusal was expected");
            }
            (Err(refusal), None) => self.fail(format!("refused ({}): {refusal}", refusal.code)),
            (Err(refusal), Some(Refused { code })) => match code {
                Some(code) if code != refusal.code.as_str() => self.fail(format!(
                    "refused with {} instead of {code}: {refusal}",
                    refusal.code
                )),
                _ => self.advance(),
            },
        }
    }

    fn happened(&mut self, fact: &Fact) {
        self.memory.learn(fact);
    }

    fn heard(&mut self, heard: Heard) {
        self.memory.hear(heard);
    }
}
