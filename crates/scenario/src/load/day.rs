//! A day as it goes: an agenda of what people will do, to which whatever happens adds.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet, VecDeque};

use callbench_contract::call::{CallType, SystemDisposition};
use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{CampaignId, CrtObjectId, InteractionId, UserId};
use callbench_contract::time::{Millis, Timestamp};
use callbench_workspace::{
    AgentCommand, CallWish, Centre, Command, Fact, Happening, Refusal, Signal, demo,
};
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

use super::chance::{Chance, PEAK, profile};
use super::summary::LoadSummary;
use super::{LoadError, LoadSettings, agents};
use crate::play::{Heard, Play, Turn};

/// The campaign that customers call: the demo's support line.
const CAMPAIGN: CampaignId = CampaignId::new(101);
/// Connected within this time, a call met the service level.
const SERVICE_LEVEL: Millis = Millis::from_secs(20);
/// How long an agent takes to notice a ringing call, at the median.
const NOTICES_AFTER: Millis = Millis::from_secs(3);
/// How often an agent doesn't.
const MISSES: f64 = 0.01;
/// How long an agent works between two breaks, on average.
const BETWEEN_BREAKS: Millis = Millis::from_secs(2 * 60 * 60);
/// The break that agents take; any other is the contact centre's own idea.
const TEA: &str = "Tea";
/// How long an agent who missed a call is away.
const AWAY: Millis = Millis::from_secs(90);
/// How long half of the breaks take at most.
const BREAK: Millis = Millis::from_secs(12 * 60);

/// What somebody will do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Plan {
    /// The next customer calls.
    Arrive,
    /// A customer who still waits gives up.
    GiveUp(CrtObjectId),
    Answer(UserId, InteractionId),
    /// The agent hangs up, or the customer does.
    AgentHangsUp(UserId, InteractionId),
    CustomerHangsUp(CrtObjectId),
    Dispose(UserId, InteractionId),
    Break(UserId),
    Return(UserId),
    /// An agent who missed a call is back.
    Attend(UserId),
    SignOut(UserId),
}

/// A customer's call as long as it lives.
#[derive(Debug, Clone)]
struct Live {
    arrived: Timestamp,
    phone: String,
    is_connected: bool,
}

/// An agent's part of a call.
#[derive(Debug, Clone)]
struct Part {
    agent: UserId,
    call: CrtObjectId,
    connected: Option<Timestamp>,
    ended: Option<Timestamp>,
}

/// A generated day being played.
#[derive(Debug)]
pub struct Load {
    settings: LoadSettings,
    agents: Vec<UserId>,
    chance: Chance,
    preparing: VecDeque<Command>,
    agenda: BinaryHeap<Reverse<(Timestamp, u64, Plan)>>,
    planned: u64,
    carried_out: usize,
    began: Option<Timestamp>,
    calls: HashMap<CrtObjectId, Live>,
    parts: HashMap<InteractionId, Part>,
    /// Agents with a call in hand.
    at_work: HashSet<UserId>,
    numbers_in_use: HashSet<String>,
    /// The number of the customer who is calling right now.
    arriving: Option<(String, Timestamp)>,
    /// The customer who is hanging up right now.
    leaving: Option<CrtObjectId>,
    on_break_since: HashMap<UserId, Timestamp>,
    waiting: u64,
    summary: LoadSummary,
    now: Timestamp,
    failure: Option<String>,
}

impl Load {
    /// A day with these settings.
    ///
    /// # Errors
    /// [`LoadError`]: the settings make no sense.
    pub fn new(settings: LoadSettings, seed: u64) -> Result<Self, LoadError> {
        settings.check()?;
        let agents = agents(settings.agents);
        let preparing = agents
            .iter()
            .flat_map(|user| {
                let by = |command| Command::Agent {
                    user: user.clone(),
                    command,
                };
                [
                    Command::SignIn {
                        user: user.clone(),
                        user_name: format!("Agent {}", user.as_str().trim_start_matches("load")),
                        force: false,
                    },
                    by(AgentCommand::SelectCampaign {
                        campaign_id: CAMPAIGN,
                    }),
                    by(AgentCommand::SetReady {}),
                ]
            })
            .collect();
        Ok(Self {
            settings,
            summary: LoadSummary {
                agents: settings.agents,
                ..LoadSummary::default()
            },
            agents,
            chance: Chance(ChaCha8Rng::seed_from_u64(seed ^ 0x10ad_da75)),
            preparing,
            agenda: BinaryHeap::new(),
            planned: 0,
            carried_out: 0,
            began: None,
            calls: HashMap::new(),
            parts: HashMap::new(),
            at_work: HashSet::new(),
            numbers_in_use: HashSet::new(),
            arriving: None,
            leaving: None,
            on_break_since: HashMap::new(),
            waiting: 0,
            now: Timestamp::new(0),
            failure: None,
        })
    }

    /// Who works.
    pub fn agents(&self) -> impl Iterator<Item = &UserId> {
        self.agents.iter()
    }

    /// The figures so far.
    #[must_use]
    pub fn summary(&self) -> LoadSummary {
        let mut summary = self.summary.clone();
        let worked = self.began.map_or(Millis::ZERO, |began| self.now - began);
        let all = worked.get() * i64::from(self.settings.agents);
        summary.staffed_time = Millis::new((all + summary.staffed_time.get()).max(0));
        summary
    }

    /// The number of plans that were carried out; nothing before work begins.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        self.began.map(|_| self.carried_out)
    }

    /// Why it could not go on.
    #[must_use]
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// Ends it for a reason outside of it.
    pub fn fail(&mut self, why: impl Into<String>) {
        self.failure.get_or_insert(why.into());
    }

    fn plan(&mut self, at: Timestamp, plan: Plan) {
        self.planned += 1;
        self.agenda.push(Reverse((at, self.planned, plan)));
    }

    fn open(&mut self, now: Timestamp) {
        self.began = Some(now);
        let end = now + self.settings.length();
        for user in self.agents.clone() {
            let first = now + self.chance.exponential(BETWEEN_BREAKS);
            if first < end {
                self.plan(first, Plan::Break(user.clone()));
            }
            self.plan(end, Plan::SignOut(user));
        }
        self.plan_arrival(now);
    }

    /// Plans the next call: as often as at the peak, of which some are left out at other times (thinning).
    fn plan_arrival(&mut self, from: Timestamp) {
        let Some(began) = self.began else { return };
        if self.settings.calls_per_hour <= 0.0 {
            return;
        }
        let length = self.settings.length().get() as f64;
        let mean = Millis::new((3_600_000.0 / (self.settings.calls_per_hour * PEAK)) as i64);
        let mut at = from;
        loop {
            at = at + self.chance.exponential(mean);
            let moment = (at - began).get() as f64 / length;
            if moment >= 1.0 {
                return;
            }
            if self.chance.fraction() * PEAK < profile(moment) {
                self.plan(at, Plan::Arrive);
                return;
            }
        }
    }

    /// Some customers are known; none calls twice at once.
    fn number(&mut self) -> String {
        let known = demo::customers();
        if self.chance.happens(0.25)
            && let Some(customer) = known.get(self.chance.below(known.len()))
            && !self.numbers_in_use.contains(&customer.phone)
        {
            return customer.phone.clone();
        }
        loop {
            let number = format!("+9170{:08}", self.chance.below(100_000_000));
            if !self.numbers_in_use.contains(&number) {
                return number;
            }
        }
    }

    /// The command for a plan; nothing when it came to nothing meanwhile.
    fn carry_out(&mut self, plan: Plan, now: Timestamp) -> Option<Command> {
        let by = |user: UserId, command| Some(Command::Agent { user, command });
        match plan {
            Plan::Arrive => {
                let number = self.number();
                self.plan_arrival(now);
                self.summary.offered += 1;
                self.arriving = Some((number.clone(), now));
                Some(Command::PlaceCall(Box::new(CallWish {
                    campaign: Some(CAMPAIGN),
                    ..CallWish::simulated(CallType::InboundDial, None, number)
                })))
            }
            Plan::GiveUp(call) => {
                let waits = self.calls.get(&call).is_some_and(|live| !live.is_connected);
                waits.then(|| self.hangs_up(call))
            }
            Plan::CustomerHangsUp(call) => {
                self.calls.contains_key(&call).then(|| self.hangs_up(call))
            }
            Plan::Answer(user, interaction_id) => {
                self.parts.contains_key(&interaction_id).then_some(())?;
                by(user, AgentCommand::Answer { interaction_id })
            }
            Plan::AgentHangsUp(user, interaction_id) => {
                self.parts.contains_key(&interaction_id).then_some(())?;
                by(user, AgentCommand::HangUp { interaction_id })
            }
            Plan::Dispose(user, interaction_id) => {
                self.parts.contains_key(&interaction_id).then_some(())?;
                let codes = [
                    "RESOLVED",
                    "RESOLVED",
                    "INFORMATION_GIVEN",
                    "CALLBACK",
                    "ESCALATED",
                ];
                let code = codes.get(self.chance.below(codes.len()))?;
                by(
                    user,
                    AgentCommand::Dispose {
                        interaction_id,
                        disposition_code: (*code).to_owned(),
                        note: None,
                        callback: None,
                        then_dial: None,
                    },
                )
            }
            Plan::Break(user) => {
                let length = self.chance.log_normal(BREAK, 0.3);
                self.plan(now + length, Plan::Return(user.clone()));
                let reason = TEA.to_owned();
                by(user, AgentCommand::StartBreak { reason })
            }
            Plan::Attend(user) => by(user, AgentCommand::SetReady {}),
            Plan::Return(user) => {
                let next = now + self.chance.exponential(BETWEEN_BREAKS);
                if self
                    .began
                    .is_some_and(|began| next < began + self.settings.length())
                {
                    self.plan(next, Plan::Break(user.clone()));
                }
                by(user, AgentCommand::SetReady {})
            }
            Plan::SignOut(user) => {
                let is_busy = self.waiting > 0 || self.at_work.contains(&user);
                if is_busy {
                    // Nobody goes home while customers wait or a call is in hand.
                    self.plan(now + Millis::from_secs(30), Plan::SignOut(user));
                    return None;
                }
                Some(Command::SignOut {
                    user,
                    force: false,
                    reason: LogoutReason::User,
                })
            }
        }
    }

    fn hangs_up(&mut self, call: CrtObjectId) -> Command {
        self.leaving = Some(call.clone());
        hung_up(call)
    }

    fn call_began(&mut self, call: CrtObjectId) {
        let Some((phone, arrived)) = self.arriving.take() else {
            return;
        };
        self.numbers_in_use.insert(phone.clone());
        let patience = self.chance.exponential(self.settings.patience);
        // Nobody hangs up before the first ring.
        let gives_up = arrived + patience.max(Millis::from_secs(2));
        self.plan(gives_up, Plan::GiveUp(call.clone()));
        self.waiting += 1;
        self.summary.most_waiting = self.summary.most_waiting.max(self.waiting);
        self.calls.insert(
            call,
            Live {
                arrived,
                phone,
                is_connected: false,
            },
        );
    }

    fn offered(
        &mut self,
        agent: &UserId,
        interaction: &InteractionId,
        call: &CrtObjectId,
        at: Timestamp,
    ) {
        if !self.calls.contains_key(call) {
            return;
        }
        self.at_work.insert(agent.clone());
        self.parts.insert(
            interaction.clone(),
            Part {
                agent: agent.clone(),
                call: call.clone(),
                connected: None,
                ended: None,
            },
        );
        if !self.chance.happens(MISSES) {
            let notices = at + self.chance.log_normal(NOTICES_AFTER, 0.4);
            self.plan(notices, Plan::Answer(agent.clone(), interaction.clone()));
        }
    }

    fn connected(&mut self, interaction: &InteractionId, at: Timestamp) {
        let Some(part) = self.parts.get_mut(interaction) else {
            return;
        };
        part.connected = Some(at);
        let (agent, call) = (part.agent.clone(), part.call.clone());
        if let Some(live) = self.calls.get_mut(&call)
            && !live.is_connected
        {
            live.is_connected = true;
            let waited = at - live.arrived;
            self.waiting = self.waiting.saturating_sub(1);
            self.summary.answered += 1;
            self.summary.wait_time += waited;
            self.summary.longest_wait = self.summary.longest_wait.max(waited);
            self.summary.within_service_level += u64::from(waited <= SERVICE_LEVEL);
        }
        let until = at + self.chance.log_normal(self.settings.talk_time, 0.65);
        let plan = if self.chance.happens(0.7) {
            Plan::CustomerHangsUp(call)
        } else {
            Plan::AgentHangsUp(agent, interaction.clone())
        };
        self.plan(until, plan);
    }

    fn ended(&mut self, interaction: &InteractionId, outcome: SystemDisposition, at: Timestamp) {
        let Some(part) = self.parts.get_mut(interaction) else {
            return;
        };
        part.ended = Some(at);
        let (agent, call, connected) = (part.agent.clone(), part.call.clone(), part.connected);
        if let Some(connected) = connected {
            self.summary.talk_time += at - connected;
            let wraps_up = at + self.chance.log_normal(self.settings.wrap_up_time, 0.5);
            self.plan(wraps_up, Plan::Dispose(agent, interaction.clone()));
            self.call_over(&call);
        } else {
            self.at_work.remove(&agent);
            self.parts.remove(interaction);
            match outcome {
                // It goes to somebody else, or the customer is told to wait on.
                SystemDisposition::AgentNoAnswer => self.summary.missed += 1,
                _ => self.call_over(&call),
            }
        }
    }

    fn call_over(&mut self, call: &CrtObjectId) {
        if let Some(live) = self.calls.remove(call) {
            self.numbers_in_use.remove(&live.phone);
            if !live.is_connected {
                self.waiting = self.waiting.saturating_sub(1);
                self.summary.abandoned += 1;
            }
        }
    }

    fn disposed(&mut self, interaction: &InteractionId, at: Timestamp) {
        let Some(part) = self.parts.remove(interaction) else {
            return;
        };
        self.at_work.remove(&part.agent);
        if let Some(ended) = part.ended {
            self.summary.wrap_up_time += at - ended;
        }
    }
}

/// The customer's call that a fact tells of, whatever kind of fact it is.
fn call_of(fact: &Fact) -> Option<CrtObjectId> {
    let fact = serde_json::to_value(&fact.what).ok()?;
    fact["call"]["crtObjectId"].as_str().map(CrtObjectId::from)
}

fn hung_up(call: CrtObjectId) -> Command {
    Command::Telephony {
        call: call.into(),
        signal: Signal::CustomerHungUp {},
    }
}

impl Play for Load {
    fn turn(&mut self, _centre: &Centre, now: Timestamp) -> Turn {
        self.now = now;
        if self.failure.is_some() {
            return Turn::Over;
        }
        if let Some(command) = self.preparing.front() {
            return Turn::Give(Box::new(command.clone()));
        }
        if self.began.is_none() {
            self.open(now);
        }
        loop {
            match self.agenda.peek() {
                None => return Turn::Over,
                Some(Reverse((at, _, _))) if *at > now => return Turn::Sleep { until: *at },
                Some(_) => {}
            }
            let Some(Reverse((_, _, plan))) = self.agenda.pop() else {
                return Turn::Over;
            };
            self.carried_out += 1;
            if let Some(command) = self.carry_out(plan, now) {
                return Turn::Give(Box::new(command));
            }
        }
    }

    fn given(&mut self, outcome: Result<(), &Refusal>, _now: Timestamp) {
        if self.preparing.pop_front().is_some() {
            if let Err(refusal) = outcome {
                self.fail(format!("an agent could not begin to work: {refusal}"));
            }
            return;
        }
        if let Some(call) = self.leaving.take()
            && outcome.is_ok()
        {
            // Wherever it was, in an agent's hands or in a queue: it is over.
            self.call_over(&call);
        }
        if let Err(refusal) = outcome {
            self.summary.refused += 1;
            if self.arriving.take().is_some() {
                self.fail(format!("a customer's call was refused: {refusal}"));
            }
        }
    }

    fn listens(&self) -> bool {
        false
    }

    fn happened(&mut self, fact: &Fact) {
        let at = fact.at;
        if self.arriving.is_some()
            && let Some(call) = call_of(fact)
        {
            self.call_began(call);
        }
        match &fact.what {
            Happening::CallOffered { call, .. } => {
                self.offered(&call.agent, &call.interaction_id, &call.crt_object_id, at);
            }
            Happening::CallConnected { interaction_id, .. } => self.connected(interaction_id, at),
            Happening::CallEnded {
                interaction_id,
                outcome,
                ..
            } => self.ended(interaction_id, *outcome, at),
            Happening::CallDisposed { interaction_id, .. } => self.disposed(interaction_id, at),
            Happening::BreakStarted { user, reason } => {
                self.on_break_since.insert(user.clone(), at);
                if reason != TEA {
                    let back = at + self.chance.exponential(AWAY);
                    self.plan(back, Plan::Attend(user.clone()));
                }
            }
            Happening::BecameReady { user } => {
                if let Some(since) = self.on_break_since.remove(user) {
                    // Taken off the time that was worked, which is counted whole.
                    let length = at - since;
                    self.summary.staffed_time =
                        Millis::new(self.summary.staffed_time.get() - length.get());
                }
            }
            _ => {}
        }
    }

    fn heard(&mut self, _heard: Heard) {}
}
