//! Changes one string in a JSON file that belongs to somebody: their order, spacing and comments of layout stay.

/// `text` with the value of a key at the top level replaced; `None` when the key isn't there or isn't a string.
pub(crate) fn set_string(text: &str, path: &[&str], value: &str) -> Option<String> {
    let span = find_string(text, path)?;
    let encoded = serde_json::to_string(value).ok()?;
    Some(format!("{}{encoded}{}", &text[..span.0], &text[span.1..]))
}

/// Where the string at that path of keys stands, its quotes included.
fn find_string(text: &str, path: &[&str]) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut keys: Vec<String> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                let end = string_end(bytes, at)?;
                let after = skip_space(bytes, end);
                if bytes.get(after) == Some(&b':') {
                    let key: String = serde_json::from_str(&text[at..end]).ok()?;
                    let value = skip_space(bytes, after + 1);
                    if let Some(last) = keys.last_mut() {
                        *last = key;
                    }
                    if keys.iter().map(String::as_str).eq(path.iter().copied()) {
                        return (bytes.get(value) == Some(&b'"'))
                            .then(|| string_end(bytes, value).map(|end| (value, end)))
                            .flatten();
                    }
                    at = if bytes.get(value) == Some(&b'"') {
                        string_end(bytes, value)?
                    } else {
                        value
                    };
                } else {
                    at = end;
                }
            }
            b'{' | b'[' => {
                keys.push(String::new());
                at += 1;
            }
            b'}' | b']' => {
                keys.pop();
                at += 1;
            }
            _ => at += 1,
        }
    }
    None
}

fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::set_string;

    const TEXT: &str = r#"{
  "nested": { "version": "9.9.9", "list": [{ "version": "8" }] },
  "version" : "0.1.0",
  "dependencies": { "callbench": "0.1.0" }
}
"#;

    #[test]
    fn only_the_key_of_that_path_changes_and_the_layout_stays() {
        let edited = set_string(TEXT, &["version"], "0.2.0").unwrap();
        assert_eq!(
            edited,
            TEXT.replace(r#""version" : "0.1.0""#, r#""version" : "0.2.0""#)
        );
        let edited = set_string(TEXT, &["dependencies", "callbench"], "file:x.tgz").unwrap();
        assert!(
            edited.contains(r#"{ "callbench": "file:x.tgz" }"#),
            "{edited}"
        );
    }

    #[test]
    fn a_value_is_encoded() {
        let edited = set_string(r#"{"name":"a"}"#, &["name"], "with \"quotes\"").unwrap();
        assert_eq!(edited, r#"{"name":"with \"quotes\""}"#);
    }

    #[test]
    fn what_is_not_there_is_none() {
        assert_eq!(set_string(TEXT, &["name"], "x"), None);
        assert_eq!(set_string(r#"{"name": 1}"#, &["name"], "x"), None);
        assert_eq!(set_string("", &["name"], "x"), None);
        assert_eq!(set_string("{\"name\": \"unfinished", &["name"], "x"), None);
    }
}
