//! `GET /socket`: what the host tells a shell, as it happens.
//!
//! A shell that was cut off comes back with `?after=<the last number it saw>` and misses nothing: the socket listens first,
//! then reads what was written meanwhile from the log, then goes on with what it heard, leaving out what it has sent already.

use std::ops::ControlFlow;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message as Frame, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use callbench_contract::role::Role;
use callbench_relay::{Delivery, Ended, Message, Notice, Subscription};
use callbench_workspace::{Command, InteractionView};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use utoipa::IntoParams;

use crate::auth::Caller;
use crate::body::QueryOf;
use crate::centre::HostDesk;
use crate::centre_clock::Rate;
use crate::problem::Problem;
use crate::simulator;
use crate::state::HostState;

/// The longest message that a shell may send.
const LONGEST_MESSAGE: usize = 64 * 1024;
/// How long a shell may take to accept a message before it counts as gone.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often to look whether the session is still good.
const CHECK_SESSION: Duration = Duration::from_secs(60);
/// Deliveries read from the log at once.
const PAGE: u32 = 500;

mod close {
    pub(super) const GOING_AWAY: u16 = 1001;
    pub(super) const SIGNED_OUT: u16 = 4001;
    pub(super) const SIGNED_IN_ELSEWHERE: u16 = 4002;
    pub(super) const TOO_SLOW: u16 = 4009;
    pub(super) const FAILED: u16 = 1011;
}

/// The query of the socket's URL.
#[derive(Debug, Deserialize, IntoParams)]
pub(crate) struct Resume {
    /// The number of the last delivery that the shell saw; without it only what happens from now on is told.
    after: Option<i64>,
}

/// What the host says.
#[derive(Debug, Serialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
enum Told<'a> {
    Welcome {
        seq: i64,
        now: i64,
        #[serde(skip_serializing_if = "Option::is_none")]
        desk: Option<HostDesk>,
        profile_digest: &'a str,
    },
    Delivery {
        seq: i64,
        at: i64,
        event: &'a RawValue,
        #[serde(skip_serializing_if = "Option::is_none")]
        interaction_id: Option<&'a str>,
    },
    Desk {
        desk: HostDesk,
    },
    Live {
        event: &'a RawValue,
        #[serde(skip_serializing_if = "Option::is_none")]
        interaction_id: Option<&'a str>,
    },
    Centre,
    Slots,
    Simulator {
        interactions: Vec<InteractionView>,
    },
    Clock {
        now: i64,
        rate: Rate,
    },
    Reload,
    SignedOut {
        reason: &'a str,
    },
    Pong {
        at: Value,
    },
}

/// What a shell says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
enum Said {
    Ping { at: Value },
}

/// Why a socket ends.
#[derive(Debug)]
enum Over {
    /// The shell went away; there is nobody to tell.
    Gone,
    /// The host ends it with this code.
    Close(u16, &'static str),
    /// As before, and the shell is told first.
    SignedOut(&'static str),
}

/// Hear of everything as it happens.
///
/// A WebSocket with JSON text frames. The host says `welcome`, `delivery`, `live`, `desk`, `centre`, `slots`, `simulator`, `clock`, `reload`, `signedOut`
/// and `pong`; the shell says `ping`.
#[utoipa::path(
    get,
    path = "/socket",
    tag = "shell",
    params(Resume),
    responses((status = SWITCHING_PROTOCOLS, description = "The socket is open")),
    security(("session" = []), ("token" = []))
)]
pub(crate) async fn open(
    State(state): State<HostState>,
    caller: Caller,
    QueryOf(resume): QueryOf<Resume>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Problem> {
    let tasks = state.tasks.clone();
    Ok(upgrade
        .max_message_size(LONGEST_MESSAGE)
        .on_upgrade(move |socket| {
            tasks.track_future(async move {
                let subscription = state.relay.subscribe(&caller.user.user_id);
                if caller.oversees() {
                    subscription.oversee();
                }
                let mut talk = Talk {
                    state,
                    caller,
                    socket,
                    last: 0,
                };
                let Err(over) = talk.run(subscription, resume.after).await else {
                    return;
                };
                talk.end(over).await;
            })
        }))
}

/// One open socket.
struct Talk {
    state: HostState,
    caller: Caller,
    socket: WebSocket,
    /// The number of the last delivery that was sent.
    last: i64,
}

/// Hints that came together are acted on once.
#[derive(Debug, Default)]
struct Hints {
    desk: bool,
    centre: bool,
    slots: bool,
    simulator: bool,
    clock: bool,
    reload: bool,
}

impl Hints {
    fn add(&mut self, notice: Notice) {
        match notice {
            Notice::Desk => self.desk = true,
            Notice::Centre => self.centre = true,
            Notice::Slots => self.slots = true,
            Notice::Simulator => self.simulator = true,
            Notice::Clock => self.clock = true,
            Notice::Reload => self.reload = true,
        }
    }
}

/// `Ok` is never reached: a talk ends by being over.
type Step<T = ()> = Result<T, Over>;

impl Talk {
    async fn run(&mut self, mut subscription: Subscription, after: Option<i64>) -> Step {
        self.welcome(after).await?;
        let mut check = tokio::time::interval(CHECK_SESSION);
        check.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        check.tick().await;
        loop {
            tokio::select! {
                () = self.state.stopping.cancelled() => {
                    return Err(Over::Close(close::GOING_AWAY, "the host is stopping"));
                }
                heard = subscription.next() => match heard {
                    Ok(message) => self.pass_on(message, &mut subscription).await?,
                    Err(ended) => return Err(over(ended)),
                },
                frame = self.socket.recv() => match frame {
                    Some(Ok(frame)) => {
                        if self.listen(frame).await?.is_break() {
                            return Err(Over::Gone);
                        }
                    }
                    Some(Err(_)) | None => return Err(Over::Gone),
                },
                _ = check.tick() => self.check_session().await?,
            }
        }
    }

    /// The first message, and what the shell missed.
    async fn welcome(&mut self, after: Option<i64>) -> Step {
        let user = self.caller.user.user_id.clone();
        if self.caller.user.role == Role::Agent {
            self.ensure_agent_session(after.is_none()).await?;
        }
        let head = known(self.state.centre.delivery_head(&user).await)?;
        // A number that was never given out comes from another database: there is nothing to resume from.
        self.last = after
            .filter(|after| (0..=head).contains(after))
            .unwrap_or(head);
        let desk = self.desk().await?;
        let profile = self.state.config.profile.clone();
        self.tell(&Told::Welcome {
            seq: head,
            now: self.state.centre_clock.now().get(),
            desk,
            profile_digest: profile.digest(),
        })
        .await?;
        self.catch_up(head).await
    }

    /// An agent with a good session cookie has an agent session: begun here when the last one ended.
    async fn ensure_agent_session(&mut self, is_new_page: bool) -> Step {
        let user = self.caller.user.user_id.clone();
        let asked = user.clone();
        let exists = self
            .state
            .centre
            .read(move |centre, _| centre.session(&asked).is_some())
            .await;
        let command = match known(exists)? {
            false => Command::SignIn {
                user,
                user_name: self.caller.user.user_name.clone(),
                force: false,
            },
            true if is_new_page => Command::Resume { user },
            true => return Ok(()),
        };
        known(self.state.centre.decide(command).await).map(|_| ())
    }

    /// Sends what the log has up to a number.
    async fn catch_up(&mut self, head: i64) -> Step {
        while self.last < head {
            let user = &self.caller.user.user_id;
            let page = self
                .state
                .store
                .log()
                .deliveries_after(user, self.last, PAGE)
                .await;
            let page = known(page)?;
            if page.is_empty() {
                return Ok(());
            }
            for logged in page {
                self.last = logged.seq;
                self.tell(&Told::Delivery {
                    seq: logged.seq,
                    at: logged.at.get(),
                    event: &logged.event,
                    interaction_id: logged.interaction_id.as_ref().map(AsRef::as_ref),
                })
                .await?;
            }
        }
        Ok(())
    }

    /// Sends a message and those that wait behind it: deliveries in order, then what hints led to.
    async fn pass_on(&mut self, first: Message, subscription: &mut Subscription) -> Step {
        let mut hints = Hints::default();
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Delivery(delivery) => self.deliver(&delivery).await?,
                Message::Live {
                    event,
                    interaction_id,
                } => {
                    self.tell(&Told::Live {
                        event: &event,
                        interaction_id: interaction_id.as_ref().map(AsRef::as_ref),
                    })
                    .await?;
                }
                Message::Notice(notice) => hints.add(notice),
            }
            next = subscription.next_ready();
        }
        // First, so that what follows is shown in the right time.
        if hints.clock {
            let clock = &self.state.centre_clock;
            let (now, rate) = (clock.now().get(), clock.rate());
            self.tell(&Told::Clock { now, rate }).await?;
        }
        if hints.desk
            && let Some(desk) = self.desk().await?
        {
            self.tell(&Told::Desk { desk }).await?;
        }
        if hints.centre {
            self.tell(&Told::Centre).await?;
        }
        if hints.slots {
            self.tell(&Told::Slots).await?;
        }
        if hints.simulator {
            let state = self.state.centre.read(simulator::state_of).await;
            let interactions = known(state)?.interactions;
            self.tell(&Told::Simulator { interactions }).await?;
        }
        if hints.reload {
            self.tell(&Told::Reload).await?;
        }
        Ok(())
    }

    async fn deliver(&mut self, delivery: &Delivery) -> Step {
        if delivery.seq <= self.last {
            return Ok(());
        }
        if delivery.seq > self.last + 1 {
            return self.catch_up(delivery.seq).await;
        }
        self.last = delivery.seq;
        self.tell(&Told::Delivery {
            seq: delivery.seq,
            at: delivery.at.get(),
            event: &delivery.event,
            interaction_id: delivery.interaction_id.as_ref().map(AsRef::as_ref),
        })
        .await
    }

    async fn listen(&mut self, frame: Frame) -> Step<ControlFlow<()>> {
        match frame {
            Frame::Text(text) => {
                // What a newer shell might say and this host doesn't know is no reason to hang up.
                if let Ok(Said::Ping { at }) = serde_json::from_str(&text) {
                    self.tell(&Told::Pong { at }).await?;
                }
                Ok(ControlFlow::Continue(()))
            }
            Frame::Close(_) => Ok(ControlFlow::Break(())),
            Frame::Binary(_) | Frame::Ping(_) | Frame::Pong(_) => Ok(ControlFlow::Continue(())),
        }
    }

    /// A socket must not outlive its session; while it is open the session is in use.
    async fn check_session(&mut self) -> Step {
        let now = self.state.clock.now();
        let hash = &self.caller.token_hash;
        let found = self.state.store.sessions().find(hash, now).await;
        let Some(session) = known(found)? else {
            return Err(Over::SignedOut("the session has ended"));
        };
        let renewed = crate::auth::renew(&self.state, hash, &session, now).await;
        known(renewed)
    }

    async fn desk(&mut self) -> Step<Option<HostDesk>> {
        if self.caller.user.role != Role::Agent {
            return Ok(None);
        }
        let desk = self.state.centre.desk(&self.caller.user.user_id).await;
        known(desk)
    }

    async fn tell(&mut self, told: &Told<'_>) -> Step {
        let text = known(serde_json::to_string(told))?;
        match tokio::time::timeout(PATIENCE, self.socket.send(Frame::text(text))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Over::Gone),
        }
    }

    async fn end(&mut self, over: Over) {
        let (code, reason) = match over {
            Over::Gone => return,
            Over::Close(code, reason) => (code, reason),
            Over::SignedOut(reason) => {
                if self.tell(&Told::SignedOut { reason }).await.is_err() {
                    return;
                }
                (close::SIGNED_OUT, reason)
            }
        };
        let frame = CloseFrame {
            code,
            reason: reason.into(),
        };
        // Whoever is gone by now needs no goodbye.
        let _ = tokio::time::timeout(PATIENCE, self.socket.send(Frame::Close(Some(frame)))).await;
    }
}

/// A failure of the host ends the socket; the shell comes back by itself.
fn known<T>(result: Result<T, impl std::fmt::Display>) -> Step<T> {
    result.map_err(|error| {
        tracing::error!(%error, "a socket failed");
        Over::Close(close::FAILED, "the host failed; try again")
    })
}

fn over(ended: Ended) -> Over {
    match ended {
        Ended::TooSlow => Over::Close(close::TOO_SLOW, "too slow; resume after the last delivery"),
        Ended::SignedOut => Over::SignedOut("signed out"),
        Ended::Replaced => Over::Close(close::SIGNED_IN_ELSEWHERE, "signed in elsewhere"),
    }
}
