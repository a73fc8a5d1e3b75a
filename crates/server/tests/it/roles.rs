use http::StatusCode;
use reqwest::Method;

use crate::rig::{Rig, assert_refused, outcome};

#[tokio::test]
async fn each_route_is_for_its_roles() {
    let rig = Rig::demo().await;
    let everyone = ["agent1", "supervisor1", "admin1"];
    let table: &[(&str, &[&str])] = &[
        ("/api/v1/desk", &["agent1"]),
        ("/api/v1/apps", &["admin1"]),
        ("/api/v1/campaigns", &everyone),
        ("/api/v1/customers", &everyone),
        ("/api/v1/profile", &everyone),
        ("/api/v1/interactions", &everyone),
        ("/api/v1/configuration", &["admin1"]),
        ("/api/v1/users", &["admin1"]),
        ("/api/v1/simulator", &everyone),
    ];
    for user in everyone {
        let page = rig.page(user).await;
        for (path, allowed) in table {
            let answer = outcome(page.request(Method::GET, path)).await;
            if allowed.contains(&user) {
                assert_eq!(answer.0, StatusCode::OK, "{user} {path}: {}", answer.1);
            } else {
                assert_refused(&answer, StatusCode::FORBIDDEN, "forbidden");
            }
        }
    }
    for (path, _) in table
        .iter()
        .filter(|(path, _)| *path != "/api/v1/simulator")
    {
        let answer = outcome(rig.get(path)).await;
        assert_refused(&answer, StatusCode::UNAUTHORIZED, "not-signed-in");
    }
    rig.stop().await;
}

#[tokio::test]
async fn customers_are_found_by_number_and_by_words() {
    let rig = Rig::demo().await;
    let page = rig.page("supervisor1").await;
    let all = page.get("/api/v1/customers").await;
    let first = &all["customers"][0];
    let phone = first["phone"]
        .as_str()
        .expect("a number")
        .replace('+', "%2B");
    let by_phone = page.get(&format!("/api/v1/customers?phone={phone}")).await;
    assert_eq!(by_phone["customers"][0]["customerId"], first["customerId"]);
    let id = &first["customerId"];
    let one = page.get(&format!("/api/v1/customers/{id}")).await;
    assert_eq!(&one, first);
    let missing = outcome(page.request(Method::GET, "/api/v1/customers/999999")).await;
    assert_refused(&missing, StatusCode::NOT_FOUND, "not-found");
    let none = page.get("/api/v1/customers?q=nobody-of-this-name").await;
    assert_eq!(none["customers"].as_array().map(Vec::len), Some(0));
    rig.stop().await;
}
