//! The two macros that make a group's table into an enum, and the groups into [`AppEvent`](super::AppEvent).

/// Every type of slot: for events that concern the agent.
macro_rules! any_slot {
    () => {
        vec![
            $crate::slot::SlotType::Workbench,
            $crate::slot::SlotType::Modal,
            $crate::slot::SlotType::Navbar,
        ]
    };
}

/// Types of slot that show an interaction: a full page from the app grid has no context.
macro_rules! context_slot {
    () => {
        vec![
            $crate::slot::SlotType::Workbench,
            $crate::slot::SlotType::Modal,
        ]
    };
}

/// A group's table of events: an enum with one variant an event, named like the payload struct.
macro_rules! event_group {
    (
        $(#[$meta:meta])*
        $group:ident as $in_app_event:ident, title: $title:literal;
        $(
            $event:ident = $name:literal {
                scope: $scope:ident,
                slots: $slots:ident,
                grade: $grade:ident,
                origin: $origin:ident($($origin_value:tt)+),
                summary: $summary:literal,
                fires: $fires:literal,
                example: $example:expr,
            }
        )+
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub enum $group {
            $(#[doc = $summary] $event($event),)+
        }

        impl $group {
            /// The event's name.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$event(_) => $name,)+ }
            }

            pub(super) const fn scope(&self) -> $crate::event::EventScope {
                match self { $(Self::$event(_) => $crate::event::EventScope::$scope,)+ }
            }

            pub(super) fn payload(&self) -> Result<serde_json::Value, serde_json::Error> {
                match self { $(Self::$event(payload) => serde_json::to_value(payload),)+ }
            }

            pub(super) fn serialize_payload<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$event(payload) => serde::Serialize::serialize(payload, serializer),)+ }
            }

            pub(super) fn parse(name: &str, payload: &serde_json::Value) -> Option<Result<Self, serde_json::Error>> {
                match name {
                    $($name => Some(<$event as serde::Deserialize>::deserialize(payload).map(Self::$event)),)+
                    _ => None,
                }
            }

            pub(super) fn entries() -> Vec<$crate::event::EventEntry> {
                vec![$({
                    // Typed first: an example that isn't a payload doesn't compile.
                    let example: $event = $example;
                    $crate::event::EventEntry {
                        name: $name.to_owned(),
                        group: $title.to_owned(),
                        scope: $crate::event::EventScope::$scope,
                        slot_types: $crate::event::group::$slots!(),
                        grade: $crate::grade::Grade::$grade,
                        summary: $summary.to_owned(),
                        fires: $fires.to_owned(),
                        origin: $crate::event::group::origin!($origin($($origin_value)+)),
                        schema: $crate::schema::schema_of::<$event>(),
                        example: serde_json::to_value(&example).unwrap_or_default(),
                    }
                }),+]
            }
        }

        $(
            impl From<$event> for $crate::event::AppEvent {
                fn from(payload: $event) -> Self {
                    Self::$in_app_event(Box::new($group::$event(payload)))
                }
            }
        )+
    };
}

macro_rules! origin {
    (moments($($moment:ident),+)) => {
        $crate::event::Origin::Moments(vec![$($crate::event::Moment::$moment),+])
    };
    (additional($reason:literal)) => {
        $crate::event::Origin::Additional($reason.to_owned())
    };
}

/// The enum of all groups. Boxed, because payloads of calls are large and most events are passed on unread.
macro_rules! app_event {
    ($($variant:ident($($group:ident)::+),)+) => {
        /// Something that an app can hear, with its payload. Build one from a payload struct with `From`.
        #[derive(Debug, Clone, PartialEq)]
        pub enum AppEvent {
            $(#[doc = concat!("See [`", stringify!($($group)::+), "`].")] $variant(Box<$($group)::+>),)+
        }

        impl AppEvent {
            /// The name that apps register for.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self { $(Self::$variant(event) => event.name(),)+ }
            }

            /// Which service it is registered with.
            #[must_use]
            pub fn scope(&self) -> EventScope {
                match self { $(Self::$variant(event) => event.scope(),)+ }
            }

            /// The payload as apps get it.
            #[must_use]
            pub fn payload(&self) -> serde_json::Value {
                // Payloads have text keys and no custom serialisers: writing them to a value can't fail (a test does all).
                match self { $(Self::$variant(event) => event.payload().unwrap_or_default(),)+ }
            }

            /// The payload, written without a tree of values in between.
            fn serialize_payload<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$variant(event) => event.serialize_payload(serializer),)+ }
            }

            /// Reads an event back from its name and payload.
            ///
            /// # Errors
            /// When the name is unknown or the payload doesn't have the event's shape.
            pub fn parse(name: &str, payload: &serde_json::Value) -> Result<Self, EventError> {
                $(
                    if let Some(result) = $($group)::+::parse(name, payload) {
                        return result.map(|event| Self::$variant(Box::new(event))).map_err(|source| {
                            EventError::Payload { name: name.to_owned(), source }
                        });
                    }
                )+
                Err(EventError::UnknownName(name.to_owned()))
            }
        }

        /// As it stands in the log and travels to shells: `{ scope, name, payload }`.
        impl Serialize for AppEvent {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;

                struct Payload<'a>(&'a AppEvent);

                impl Serialize for Payload<'_> {
                    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        self.0.serialize_payload(serializer)
                    }
                }

                let mut event = serializer.serialize_struct("AppEvent", 3)?;
                event.serialize_field("scope", &self.scope())?;
                event.serialize_field("name", self.name())?;
                event.serialize_field("payload", &Payload(self))?;
                event.end()
            }
        }

        /// Every event of our own profile, by group.
        #[must_use]
        pub fn events() -> Vec<EventEntry> {
            [$($($group)::+::entries()),+].concat()
        }
    };
}

pub(super) use {any_slot, app_event, context_slot, event_group, origin};
