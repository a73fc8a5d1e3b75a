//! `/simulator/run`, `/simulator/load`: scenarios and generated days on this host. One plays at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use callbench_contract::ids::UserId;
use callbench_scenario::{LIBRARY, LibraryScenario, Player, Scenario, Verdict};
use callbench_workspace::demo;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, watch};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::Simulating;
use super::calls::{action_body, needed};
use super::driver::{Driver, Shown, Start, others_signed_in};
use super::leads_found::LeadsFound;
use super::run::{Order, OrderName, Run, RunState};
use crate::body::JsonBody;
use crate::centre_clock::Rate;
use crate::problem::Problem;
use crate::state::HostState;

/// The run of this host: the one that plays, or the last.
#[derive(Debug, Clone, Default)]
pub(crate) struct Runs(Arc<Mutex<Option<Control>>>);

#[derive(Debug)]
struct Control {
    view: watch::Receiver<Run>,
    orders: mpsc::UnboundedSender<Order>,
}

impl Runs {
    /// The run that plays, or the last.
    pub(crate) fn current(&self) -> Option<Run> {
        self.lock()
            .as_ref()
            .map(|control| control.view.borrow().clone())
    }

    fn lock(&self) -> MutexGuard<'_, Option<Control>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives an order to the run that plays, and returns what came of it.
    async fn order(&self, order: Order) -> Result<Run, Problem> {
        let mut view = {
            let control = self.lock();
            let Some(control) = control.as_ref().filter(|control| !control.is_over()) else {
                return Err(Problem::new(
                    StatusCode::CONFLICT,
                    "nothing-runs",
                    "no scenario plays on this host",
                    "start one with `POST /api/v1/simulator/run`",
                ));
            };
            // A run that ends meanwhile is over all the same.
            let _ = control.orders.send(order);
            control.view.clone()
        };
        view.mark_unchanged();
        let expected = |run: &Run| match order {
            Order::Stop => run.state.is_over(),
            Order::Pause => run.state != RunState::Running,
            Order::Resume => run.state != RunState::Paused,
            Order::Rate(rate) => run.rate == rate || run.state.is_over(),
            Order::Step => run.state != RunState::Running,
        };
        // Whoever asks wants to see the outcome; an order that takes long is answered with what is so now.
        let settled = async {
            if order == Order::Step {
                let _ = view.changed().await;
            }
            let _ = view.wait_for(expected).await;
        };
        let _ = tokio::time::timeout(std::time::Duration::from_secs(2), settled).await;
        Ok(self.current().unwrap_or_else(|| view.borrow().clone()))
    }
}

impl Control {
    fn is_over(&self) -> bool {
        self.view.borrow().state.is_over()
    }
}

/// What to play, and how.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RunWish {
    /// A name of the library.
    scenario: Option<String>,
    /// A scenario of one's own.
    yaml: Option<String>,
    /// How fast; 1 is as in life.
    rate: Option<f64>,
    /// Begins paused, to be played step by step.
    #[serde(default)]
    step: bool,
    /// Decides ranges of time; the scenario's own without it.
    seed: Option<u64>,
}

/// A day to generate.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct LoadWish {
    /// How many agents work.
    agents: u32,
    /// How many customers call in an hour, on average.
    calls_per_hour: f64,
    /// How long the day is.
    #[serde(default = "eight")]
    hours: f64,
    #[serde(default = "one")]
    seed: u64,
    /// How fast; 1 is as in life.
    rate: Option<f64>,
}

fn eight() -> f64 {
    8.0
}

fn one() -> u64 {
    1
}

/// The new rate.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RateBody {
    rate: Option<f64>,
}

/// A scenario of the library.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Listed {
    name: &'static str,
    title: String,
    description: String,
}

/// All scenarios of the library.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Library {
    scenarios: Vec<Listed>,
}

/// The library of scenarios.
#[utoipa::path(
    get,
    path = "/simulator/scenarios",
    tag = "simulator",
    responses((status = OK, body = Library)),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn list(_allowed: Simulating) -> Json<Library> {
    let scenarios = LIBRARY
        .iter()
        .filter_map(|entry| {
            let scenario = entry.read().ok()?;
            Some(Listed {
                name: entry.name,
                title: scenario.title().to_owned(),
                description: scenario.description().to_owned(),
            })
        })
        .collect();
    Json(Library { scenarios })
}

/// Play a scenario.
#[utoipa::path(
    post,
    path = "/simulator/run",
    tag = "simulator",
    request_body = RunWish,
    responses(
        (status = CREATED, description = "`Run`", body = Object),
        (status = CONFLICT, description = "`others-signed-in`, `agents-busy`, `already-running`, `demo-only`", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`invalid-scenario`, with all findings in `details`", body = Problem),
    ),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn start(
    State(state): State<HostState>,
    _allowed: Simulating,
    JsonBody(wish): JsonBody<RunWish>,
) -> Result<(StatusCode, Json<Run>), Problem> {
    let (name, source) = match (&wish.scenario, &wish.yaml) {
        (Some(name), None) => match LibraryScenario::named(name) {
            Some(entry) => (entry.name.to_owned(), entry.source.to_owned()),
            None => {
                return Err(Problem::not_found(
                    format!("the library has no scenario `{name}`"),
                    "look at `GET /api/v1/simulator/scenarios`",
                ));
            }
        },
        (None, Some(yaml)) => ("yaml".to_owned(), yaml.clone()),
        _ => {
            return Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid-body",
                "a run needs `scenario` or `yaml`, one of them",
                "send `{ \"scenario\": \"inbound-call\" }`",
            ));
        }
    };
    let scenario = Scenario::read(&source).map_err(|error| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-scenario",
            format!("{name}:{error}"),
            "mend the places that are named; `docs/reference/scenarios.md` has all words",
        )
        .details(serde_json::json!({ "findings": error.findings }))
    })?;
    let begin = begin(&wish)?;
    let seed = wish.seed.unwrap_or(scenario.seed());
    let title = scenario.title().to_owned();
    let listens_to: Vec<UserId> = scenario
        .agents()
        .chain(scenario.supervisors())
        .cloned()
        .collect();
    let nonce = Uuid::now_v7().simple().to_string();
    let player = Player::new(Arc::new(scenario), seed, nonce);
    let run = play(&state, name, title, player, listens_to, begin).await?;
    Ok((StatusCode::CREATED, Json(run)))
}

fn begin(wish: &RunWish) -> Result<Start, Problem> {
    Ok(Start {
        rate: rate(wish.rate.unwrap_or(1.0))?,
        paused: wish.step,
    })
}

fn rate(wanted: f64) -> Result<Rate, Problem> {
    Rate::new(wanted).ok_or_else(|| {
        let (slowest, fastest) = Rate::LIMITS;
        let mut problem = Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-rate",
            format!("nothing can play at {wanted}×"),
            format!("give a rate from {slowest} to {fastest}; `pause` stops the clock"),
        );
        problem.field = Some("rate".to_owned());
        problem
    })
}

/// Generate a day.
#[utoipa::path(
    post,
    path = "/simulator/load",
    tag = "simulator",
    request_body = LoadWish,
    responses(
        (status = CREATED, description = "`Run`", body = Object),
        (status = CONFLICT, description = "`others-signed-in`, `already-running`, `demo-only`", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`invalid-load`", body = Problem),
    ),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn load(
    State(state): State<HostState>,
    _allowed: Simulating,
    JsonBody(wish): JsonBody<LoadWish>,
) -> Result<(StatusCode, Json<Run>), Problem> {
    let settings = callbench_scenario::LoadSettings {
        agents: wish.agents,
        calls_per_hour: wish.calls_per_hour,
        hours: wish.hours,
        ..callbench_scenario::LoadSettings::default()
    };
    let load = callbench_scenario::Load::new(settings, wish.seed).map_err(|why| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-load",
            why.to_string(),
            "give numbers of a contact centre, such as 100 agents and 800 calls an hour for 8 hours",
        )
    })?;
    let begin = Start {
        rate: rate(wish.rate.unwrap_or(60.0))?,
        paused: false,
    };
    let title = format!(
        "A day of {} hours: {} agents, {} calls an hour",
        wish.hours, wish.agents, wish.calls_per_hour
    );
    let agents = load.agents().cloned().collect();
    let run = play(&state, "load".to_owned(), title, load, agents, begin).await?;
    Ok((StatusCode::CREATED, Json(run)))
}

/// Pause, resume, step, change the rate of, or stop what plays.
#[utoipa::path(
    post,
    path = "/simulator/run/{action}",
    tag = "simulator",
    params(("action" = inline(OrderName), Path)),
    request_body(content = Option<RateBody>),
    responses(
        (status = OK, description = "`Run`", body = Object),
        (status = CONFLICT, description = "`nothing-runs`", body = Problem),
    ),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn act(
    State(state): State<HostState>,
    _allowed: Simulating,
    Path(action): Path<String>,
    body: Bytes,
) -> Result<Json<Run>, Problem> {
    let name: OrderName = serde_json::from_value(serde_json::Value::String(action.clone()))
        .map_err(|_| {
            Problem::not_found(
                format!("a run can't `{action}`"),
                "use `pause`, `resume`, `step`, `rate` or `stop`",
            )
        })?;
    let body: RateBody = action_body(&body)?;
    let order = match name {
        OrderName::Pause => Order::Pause,
        OrderName::Resume => Order::Resume,
        OrderName::Step => Order::Step,
        OrderName::Stop => Order::Stop,
        OrderName::Rate => Order::Rate(rate(needed(body.rate, "rate")?)?),
    };
    state.runs.order(order).await.map(Json)
}

/// Checks that nobody is disturbed, and begins.
async fn play<P: Shown>(
    state: &HostState,
    name: String,
    title: String,
    player: P,
    listens_to: Vec<UserId>,
    begin: Start,
) -> Result<Run, Problem> {
    if !state.config.has_demo_data() {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "demo-only",
            "scenarios play in the demo's contact centre, and this host has another",
            "start a host with `callbench serve --demo`",
        ));
    }
    let cast = listens_to.clone();
    let (at_home, busy, configuration, leads, now) = state
        .centre
        .read(move |centre, now| {
            let at_home: BTreeSet<UserId> = centre
                .sessions()
                .map(|session| session.user().clone())
                .collect();
            let busy: Vec<UserId> = cast
                .into_iter()
                .filter(|user| {
                    centre
                        .desk(user, now)
                        .is_some_and(|desk| !desk.interactions.is_empty())
                })
                .collect();
            let leads = LeadsFound::of(centre, now);
            (at_home, busy, centre.configuration().clone(), leads, now)
        })
        .await?;
    let demo_users: BTreeSet<UserId> = demo::users().into_iter().map(|user| user.user_id).collect();
    let others: Vec<UserId> = at_home
        .iter()
        .filter(|user| !demo_users.contains(*user) && !listens_to.contains(user))
        .cloned()
        .collect();
    if !others.is_empty() {
        return Err(others_signed_in(&others));
    }
    not_somebodys_own(state, &listens_to, &demo_users).await?;
    if !busy.is_empty() {
        let names: Vec<String> = busy.iter().map(ToString::to_string).collect();
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "agents-busy",
            format!("{} still has a call or chat in hand", names.join(", ")),
            "finish it, then play the scenario",
        ));
    }
    let mut heads = BTreeMap::new();
    for user in &listens_to {
        heads.insert(user.clone(), state.centre.delivery_head(user).await?);
    }
    let run = Run {
        scenario: name,
        title,
        state: if begin.paused {
            RunState::Paused
        } else {
            RunState::Running
        },
        rate: begin.rate,
        step: 0,
        steps: Vec::new(),
        started_at: now,
        expectations: Vec::new(),
        why: None,
        summary: None,
    };
    let run = {
        let mut run = run;
        player.show(&mut run);
        run
    };
    let (orders, inbox) = mpsc::unbounded_channel();
    let view = watch::Sender::new(run.clone());
    {
        let mut current = state.runs.lock();
        if current.as_ref().is_some_and(|control| !control.is_over()) {
            return Err(Problem::new(
                StatusCode::CONFLICT,
                "already-running",
                "another scenario plays on this host",
                "wait for its end, or stop it (`POST /api/v1/simulator/run/stop`)",
            ));
        }
        *current = Some(Control {
            view: view.subscribe(),
            orders,
        });
    }
    let seq = *state.log_head.borrow();
    let driver = Driver {
        state: state.clone(),
        player: Some(player),
        view,
        orders: inbox,
        heads,
        seq,
        at_home,
        configuration,
        leads,
        rate: begin.rate,
        paused: begin.paused,
        allowed: 0,
    };
    state.tasks.spawn(driver.run());
    Ok(run)
}

/// A cast may have agents whom nobody has an account for, not somebody's own.
async fn not_somebodys_own(
    state: &HostState,
    cast: &[UserId],
    demo_users: &BTreeSet<UserId>,
) -> Result<(), Problem> {
    for user in cast.iter().filter(|user| !demo_users.contains(*user)) {
        if state.store.users().find(user).await?.is_some() {
            return Err(Problem::new(
                StatusCode::CONFLICT,
                "not-a-demo-agent",
                format!("{user} is a person with an account on this host"),
                "give the scenario's agent another name, or take agent1 and agent2",
            ));
        }
    }
    Ok(())
}

impl Shown for Player {
    fn position(&self) -> Option<usize> {
        // The last step's end isn't the scenario's: what is expected is looked at afterwards.
        (self.is_prepared() && Player::position(self) < self.scenario().len())
            .then(|| Player::position(self))
    }

    fn show(&self, run: &mut Run) {
        let progress = self.progress();
        run.step = progress.step;
        run.steps = progress.steps;
        run.expectations = progress.expectations;
        run.why = self.failure().map(str::to_owned);
    }

    fn ending(&self) -> RunState {
        match self.verdict() {
            Some(Verdict::Passed) => RunState::Passed,
            Some(Verdict::Failed) | None => RunState::Failed,
        }
    }

    fn fail(&mut self, why: String) {
        Player::fail(self, why);
    }
}

impl Shown for callbench_scenario::Load {
    fn position(&self) -> Option<usize> {
        callbench_scenario::Load::position(self)
    }

    fn show(&self, run: &mut Run) {
        run.summary = Some(self.summary().document());
        run.why = self.failure().map(str::to_owned);
    }

    fn ending(&self) -> RunState {
        if self.failure().is_some() {
            RunState::Failed
        } else {
            RunState::Passed
        }
    }

    fn fail(&mut self, why: String) {
        callbench_scenario::Load::fail(self, why);
    }
}
