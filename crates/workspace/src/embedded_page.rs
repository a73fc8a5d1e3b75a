//! The page that a campaign shows with each of its calls, given the call as query parameters.

use callbench_contract::time::Timestamp;

use crate::call::Interaction;
use crate::centre::Centre;
use crate::interaction_view::EmbeddedPageView;

impl Centre {
    /// The campaign's page with this call's context. The parameters and their names are those that pages of the vendor's
    /// workspace were seen to get.
    pub(crate) fn embedded_page(&self, interaction: &Interaction) -> Option<EmbeddedPageView> {
        let call = &interaction.call;
        let campaign = self.campaign_of(interaction)?;
        let page = campaign.embedded_page.as_ref()?;
        let popped_at: Timestamp = interaction
            .talk()
            .map_or(call.started_at, |talk| talk.connected_at);
        let session_id = self
            .session(&call.agent)
            .map_or(&call.session_id, |session| session.session_id());
        let customer_info =
            serde_json::to_string(&self.customer_info(interaction)).unwrap_or_default();
        let campaign_id = call.campaign_id.to_string();
        let customer_id = call.customer_id.to_string();
        let popped_at = popped_at.to_string();
        let lead_id = call.lead.as_ref().map(|lead| lead.lead_id.to_string());
        let mut parameters = vec![
            ("campaignId", campaign_id.as_str()),
            ("phone", call.display_phone.as_str()),
            ("crtObjectId", call.crt_object_id.as_str()),
            ("userCrtObjectId", call.user_crt_object_id.as_str()),
            ("customerId", customer_id.as_str()),
            ("sessionId", session_id.as_str()),
            ("userId", call.agent.as_str()),
            ("crm_push_generated_time", popped_at.as_str()),
            ("locale", "en"),
            ("iframeId", call.interaction_id.as_str()),
            ("customerInfo", customer_info.as_str()),
            ("associationType", call.direction().as_str()),
            ("callType", call.call_type.as_str()),
        ];
        if let Some((lead, lead_id)) = call.lead.as_ref().zip(lead_id.as_deref()) {
            parameters.push(("leadId", lead_id));
            parameters.push(("lead_name", lead.lead_name.as_str()));
        }
        Some(EmbeddedPageView {
            title: page.title.clone(),
            url: with_query(&page.url, &parameters),
        })
    }
}

/// Adds parameters to an address, before its fragment.
fn with_query(url: &str, parameters: &[(&str, &str)]) -> String {
    let (address, fragment) = match url.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (url, None),
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(parameters);
    let joint = match address.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some((_, there)) if there.ends_with('&') => "",
        Some(_) => "&",
    };
    let query = query.finish();
    match fragment {
        Some(fragment) => format!("{address}{joint}{query}#{fragment}"),
        None => format!("{address}{joint}{query}"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_query;

    #[test]
    fn parameters_join_what_the_address_has_before_its_fragment() {
        let add = |url| with_query(url, &[("phone", "+91 98"), ("q", "a&b")]);
        let query = "phone=%2B91+98&q=a%26b";
        assert_eq!(add("https://crm/x"), format!("https://crm/x?{query}"));
        assert_eq!(add("https://crm/x?"), format!("https://crm/x?{query}"));
        assert_eq!(
            add("https://crm/x?a=1"),
            format!("https://crm/x?a=1&{query}")
        );
        assert_eq!(
            add("https://crm/x?a=1&#top"),
            format!("https://crm/x?a=1&{query}#top")
        );
    }
}
