//! How many transitions a second the pure machines make on one core: decided, applied, and turned into what apps hear and what
//! is kept, as a host does it. `cargo xtask bench workspace` runs it.
//!
//! `transitions AGENTS…` prints one line of JSON for each number of agents. All agents take each step before any takes the next,
//! so that every step meets a state that is not in the processor's cache any more when there are many.

use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use callbench_contract::call::CallType;
use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{CampaignId, InteractionId, UserId};
use callbench_contract::time::{Millis, Timestamp};
use callbench_workspace::{
    AgentCommand, CallWish, Centre, Command, Refusal, ScriptedContext, demo,
};
use serde_json::json;

/// A campaign of the demo that takes calls.
const CAMPAIGN: CampaignId = CampaignId::new(101);
/// Each number of agents is measured so long at least.
const LEAST: Duration = Duration::from_millis(1500);

/// The steps of an agent's shift, in order.
const STEPS: [(&str, Step); 10] = [
    ("sign in", |agent| Command::SignIn {
        user: agent.user.clone(),
        user_name: agent.name.clone(),
        force: false,
    }),
    ("select campaign", |agent| {
        agent.at_desk(AgentCommand::SelectCampaign {
            campaign_id: CAMPAIGN,
        })
    }),
    ("ready", |agent| agent.at_desk(AgentCommand::SetReady {})),
    ("ring", |agent| {
        Command::PlaceCall(Box::new(CallWish {
            campaign: Some(CAMPAIGN),
            ..CallWish::simulated(
                CallType::InboundDial,
                Some(agent.user.clone()),
                agent.phone.clone(),
            )
        }))
    }),
    ("answer", |agent| {
        agent.in_call(|interaction_id| AgentCommand::Answer { interaction_id })
    }),
    ("hold", |agent| {
        agent.in_call(|interaction_id| AgentCommand::Hold { interaction_id })
    }),
    ("resume", |agent| {
        agent.in_call(|interaction_id| AgentCommand::Resume { interaction_id })
    }),
    ("hang up", |agent| {
        agent.in_call(|interaction_id| AgentCommand::HangUp { interaction_id })
    }),
    ("dispose", |agent| {
        agent.in_call(|interaction_id| AgentCommand::Dispose {
            interaction_id,
            disposition_code: agent.code.clone(),
            note: None,
            callback: None,
            then_dial: None,
        })
    }),
    ("sign out", |agent| Command::SignOut {
        user: agent.user.clone(),
        force: false,
        reason: LogoutReason::User,
    }),
];

type Step = fn(&Agent) -> Command;

struct Agent {
    user: UserId,
    name: String,
    phone: String,
    code: String,
    call: Option<InteractionId>,
}

impl Agent {
    fn at_desk(&self, command: AgentCommand) -> Command {
        Command::Agent {
            user: self.user.clone(),
            command,
        }
    }

    fn in_call(&self, command: impl FnOnce(InteractionId) -> AgentCommand) -> Command {
        let id = self
            .call
            .clone()
            .unwrap_or_else(|| InteractionId::from("none"));
        self.at_desk(command(id))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for argument in std::env::args().skip(1) {
        let measured = measure(argument.parse()?)?;
        writeln!(out, "{measured}")?;
    }
    Ok(())
}

/// Shifts until the time is up.
fn measure(agents: usize) -> Result<serde_json::Value, Box<dyn std::error::Error>> {
    let mut centre = Centre::new();
    let mut context = ScriptedContext::new(Timestamp::new(1_800_000_000_000));
    for command in demo::commands() {
        centre.carry_out(&command, &mut context, |_, _| ())?;
    }
    let code = centre
        .configuration()
        .campaign(CAMPAIGN)
        .and_then(|campaign| campaign.dispositions.first()?.codes.first())
        .map(|code| code.disposition_code.clone())
        .ok_or("the demo's campaign has no dispositions")?;
    let known: Vec<String> = centre
        .customers()
        .map(|customer| customer.phone.to_string())
        .collect();
    let mut agents = (0..agents)
        .map(|number| {
            // Every second caller is somebody whose record pops.
            let stranger = format!("+9198{number:08}");
            let known = known.get(number % (2 * known.len()).max(1));
            Ok(Agent {
                user: UserId::new(format!("agent{number:05}"))?,
                name: format!("Agent {number}"),
                phone: known.cloned().unwrap_or(stranger),
                code: code.clone(),
                call: None,
            })
        })
        .collect::<Result<Vec<_>, Box<dyn std::error::Error>>>()?;
    let mut spent = [Duration::ZERO; STEPS.len()];
    let (mut transitions, mut rounds) = (0_u64, 0_u32);
    let mut core_before = core_time();
    // A round goes before, so that no list grows for the first time.
    while rounds < 2 || spent.iter().sum::<Duration>() < LEAST {
        if rounds == 1 {
            (spent, transitions) = ([Duration::ZERO; STEPS.len()], 0);
            core_before = core_time();
        }
        for (time, (name, step)) in spent.iter_mut().zip(STEPS) {
            context.set_now(Timestamp::new(1_800_000_000_000) + Millis::from_secs(rounds.into()));
            let started = Instant::now();
            for agent in &agents {
                transitions += carry_out(&mut centre, &mut context, &step(agent))?;
            }
            *time += started.elapsed();
            if name == "ring" {
                for agent in &mut agents {
                    let session = centre.session(&agent.user);
                    agent.call = session.and_then(|it| it.interaction()).cloned();
                }
            }
        }
        rounds += 1;
    }
    let each = |time: &Duration| {
        let calls = f64::from(rounds - 1) * agents.len() as f64;
        (time.as_secs_f64() * 1e9 / calls).round()
    };
    let nanoseconds: serde_json::Map<String, serde_json::Value> = STEPS
        .iter()
        .zip(&spent)
        .map(|((name, _), time)| ((*name).to_owned(), json!(each(time))))
        .collect();
    let wall = spent.iter().sum();
    let core = core_time()
        .zip(core_before)
        .map(|(now, before)| now - before);
    let seconds = core.unwrap_or(wall).as_secs_f64();
    Ok(json!({
        "agents": agents.len(),
        "transitions": transitions,
        "perSecond": (transitions as f64 / seconds).round(),
        "nanoseconds": nanoseconds,
    }))
}

/// The time that this thread had a core to itself, where the system tells it: on a busy machine the clock on the wall would
/// count what others did.
fn core_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// One command; returns how many facts it made.
fn carry_out(
    centre: &mut Centre,
    context: &mut ScriptedContext,
    command: &Command,
) -> Result<u64, Refusal> {
    let mut facts = 0;
    centre.carry_out(command, context, |centre, fact| {
        black_box(centre.deliveries(&fact));
        black_box(centre.just_ended(fact.at));
        black_box(fact);
        facts += 1;
    })?;
    Ok(facts)
}
