//! What an app may say and hear: events, methods, slots, errors, manifest, wire envelopes, build profiles.
