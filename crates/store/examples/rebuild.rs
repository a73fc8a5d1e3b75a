//! How long a host takes to build its state anew from a log of so many facts: `rebuild FACTS`.
//!
//! It writes calls of a hundred agents into a store of its own, then reads and applies them as a host does when it starts.

use std::io::Write;
use std::time::Instant;

use callbench_contract::call::CallType;
use callbench_contract::ids::{CampaignId, UserId};
use callbench_contract::time::{Millis, Timestamp};
use callbench_store::{LogBatch, LoggedFact, Store};
use callbench_workspace::{
    AgentCommand, CallWish, Centre, Command, Refusal, ScriptedContext, demo,
};

const AGENTS: usize = 100;
/// Facts that are written at once.
const BATCH: usize = 10_000;
/// Facts that are read at once, as a host does.
const PAGE: u32 = 2_000;

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let wanted: usize = std::env::args()
        .nth(1)
        .ok_or("say how many facts: rebuild 1000000")?
        .parse()?;
    let folder = std::env::temp_dir().join(format!("callbench-rebuild-{}", std::process::id()));
    let store = Store::open(&folder).await?;
    let outcome = measure(&store, wanted).await;
    store.close().await;
    std::fs::remove_dir_all(&folder)?;
    outcome
}

async fn measure(store: &Store, wanted: usize) -> Result<(), Failure> {
    let mut shift = Shift::new()?;
    while shift.seq < i64::try_from(wanted)? {
        shift.calls()?;
        if shift.facts.len() >= BATCH {
            shift.write(store).await?;
        }
    }
    shift.write(store).await?;
    let started = Instant::now();
    let mut centre = Centre::new();
    let mut seq = 0;
    loop {
        let page = store.log().facts_after(seq, PAGE).await?;
        let Some(last) = page.last() else { break };
        seq = last.seq;
        for logged in &page {
            centre.apply(&logged.fact);
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    writeln!(std::io::stdout(), "{seq} facts in {seconds:.2} s")?;
    Ok(())
}

/// Agents who take calls, and the facts of it that are not written yet.
struct Shift {
    centre: Centre,
    context: ScriptedContext,
    now: Timestamp,
    agents: Vec<UserId>,
    seq: i64,
    facts: Vec<LoggedFact>,
}

impl Shift {
    fn new() -> Result<Self, Failure> {
        let now = Timestamp::new(1_800_000_000_000);
        let mut shift = Self {
            centre: Centre::new(),
            context: ScriptedContext::new(now),
            now,
            agents: Vec::new(),
            seq: 0,
            facts: Vec::new(),
        };
        for command in demo::commands() {
            shift.give(&command)?;
        }
        for number in 0..AGENTS {
            let user = UserId::new(format!("agent{number:03}"))?;
            shift.give(&Command::SignIn {
                user: user.clone(),
                user_name: user.to_string(),
                force: false,
            })?;
            let campaign_id = CampaignId::new(101);
            shift.at_desk(&user, AgentCommand::SelectCampaign { campaign_id })?;
            shift.at_desk(&user, AgentCommand::SetReady {})?;
            shift.agents.push(user);
        }
        Ok(shift)
    }

    /// Every agent takes a call.
    fn calls(&mut self) -> Result<(), Failure> {
        for agent in self.agents.clone() {
            self.now = self.now + Millis::from_secs(1);
            self.context.set_now(self.now);
            let wish = CallWish::simulated(
                CallType::InboundDial,
                Some(agent.clone()),
                "+919800000001".to_owned(),
            );
            self.give(&Command::PlaceCall(Box::new(wish)))?;
            let session = self.centre.session(&agent).ok_or("nobody is signed in")?;
            let id = session.interaction().cloned().ok_or("no call rings")?;
            let interaction_id = || id.clone();
            for command in [
                AgentCommand::Answer {
                    interaction_id: interaction_id(),
                },
                AgentCommand::Hold {
                    interaction_id: interaction_id(),
                },
                AgentCommand::Resume {
                    interaction_id: interaction_id(),
                },
                AgentCommand::HangUp {
                    interaction_id: interaction_id(),
                },
                AgentCommand::Dispose {
                    interaction_id: interaction_id(),
                    disposition_code: "RESOLVED".to_owned(),
                    note: None,
                    callback: None,
                    then_dial: None,
                },
            ] {
                self.at_desk(&agent, command)?;
            }
        }
        Ok(())
    }

    fn at_desk(&mut self, user: &UserId, command: AgentCommand) -> Result<(), Refusal> {
        self.give(&Command::Agent {
            user: user.clone(),
            command,
        })
    }

    fn give(&mut self, command: &Command) -> Result<(), Refusal> {
        let (seq, facts) = (&mut self.seq, &mut self.facts);
        self.centre
            .carry_out(command, &mut self.context, |_, fact| {
                *seq += 1;
                facts.push(LoggedFact { seq: *seq, fact });
            })
    }

    async fn write(&mut self, store: &Store) -> Result<(), Failure> {
        let batch = LogBatch {
            facts: std::mem::take(&mut self.facts),
            ..LogBatch::default()
        };
        store.log().append(&batch).await?;
        Ok(())
    }
}
