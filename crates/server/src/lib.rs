//! The host: HTTP, WebSocket, authentication, App Manager, app origins.
