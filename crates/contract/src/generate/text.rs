//! Small pieces of TypeScript text, laid out as the formatter would (two spaces, double quotes, lines of at most 100).

use serde_json::Value;

/// The longest line.
pub(super) const WIDTH: usize = 100;

/// A `/** … */` comment: one line if it fits, else wrapped.
pub(super) fn doc_comment(text: &str, indent: usize) -> String {
    let text = text.replace("*/", "* /");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return String::new();
    }
    let pad = " ".repeat(indent);
    if indent + text.chars().count() + 7 <= WIDTH {
        return format!("{pad}/** {text} */\n");
    }
    let mut out = format!("{pad}/**\n");
    for line in wrap(&text, WIDTH - indent - 3) {
        out.push_str(&format!("{pad} * {line}\n"));
    }
    out.push_str(&format!("{pad} */\n"));
    out
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text as a literal.
pub(super) fn quoted(text: &str) -> String {
    // JSON's escapes are TypeScript's; the two line separators are legal in both since ES2019. The formatter prefers
    // single quotes where the text itself holds more double ones.
    let doubles = text.matches('"').count();
    if doubles > text.matches('\'').count() {
        let escaped = Value::String(text.replace('"', "\u{1}")).to_string();
        let inner = escaped[1..escaped.len() - 1]
            .replace("\\u0001", "\"")
            .replace('\'', "\\'");
        return format!("'{inner}'");
    }
    Value::String(text.to_owned()).to_string()
}

/// A property's name, quoted only where it must be.
pub(super) fn key(name: &str) -> String {
    if is_identifier(name) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// Whether a text can stand as a name.
pub(super) fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_' || c == '$')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
}

/// A type's name made of any title: letters and digits only, each word with a capital.
pub(super) fn type_name(title: &str) -> String {
    let mut name = String::new();
    for word in title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let (first, rest) = word.split_at(1);
        name.push_str(&first.to_ascii_uppercase());
        name.push_str(rest);
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) || name.is_empty() {
        name.insert(0, 'T');
    }
    name
}

/// A union type after `prefix`: on one line if it fits, else one member a line.
pub(super) fn union(prefix: &str, members: &[String]) -> String {
    let line = format!(
        "{prefix} {};\n",
        if members.is_empty() {
            "never".to_owned()
        } else {
            members.join(" | ")
        }
    );
    if line.chars().count() <= WIDTH + 1 {
        return line;
    }
    format!("{prefix}\n  | {};\n", members.join("\n  | "))
}

/// A JSON value as an object literal's text, the first line unindented.
pub(super) fn literal(value: &Value, indent: usize, column: usize) -> String {
    let pad = " ".repeat(indent + 2);
    match value {
        Value::Object(map) if map.is_empty() => "{}".to_owned(),
        Value::Object(map) => {
            let mut out = "{\n".to_owned();
            for (name, value) in map {
                let start = format!("{pad}{}:", key(name));
                let text = literal(value, indent + 2, start.chars().count() + 1);
                let fits = start.chars().count() + 1 + text.chars().count() < WIDTH;
                if value.is_string() && !fits {
                    out.push_str(&format!("{start}\n{pad}  {text},\n"));
                } else {
                    out.push_str(&format!("{start} {text},\n"));
                }
            }
            out.push_str(&format!("{}}}", " ".repeat(indent)));
            out
        }
        Value::Array(items) => {
            let flat: Vec<String> = items
                .iter()
                .map(|item| literal(item, indent + 2, indent + 2))
                .collect();
            let line = format!("[{}]", flat.join(", "));
            if !line.contains('\n') && column + line.chars().count() < WIDTH {
                return line;
            }
            format!(
                "[\n{pad}{},\n{}]",
                flat.join(&format!(",\n{pad}")),
                " ".repeat(indent)
            )
        }
        Value::String(text) => quoted(text),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}
