// Finds imports that go round the signal design system, and says what to import instead.

const SIGNAL = "@exotel-npm-dev/signal-design-system";
const FORBIDDEN = /^(@mui\/[\w.-]+|@emotion\/(?:react|styled))(?:\/.*)?$/;
const SPECIFIER =
  /(?:\bimport\s+(?:type\s+)?([\w*\s{},$]*?)\s*from\s*|\bimport\s*\(\s*|\bimport\s+|\bexport\s+(?:type\s+)?([\w*\s{},$]*?)\s*from\s*|\brequire\s*\(\s*)(["'])([^"'\n]+)\3/g;

/**
 * The first forbidden import of a source text.
 * @param {string} code
 * @returns {{ module: string, line: number, column: number, remedy: string } | undefined}
 */
export function findDirectImport(code) {
  const readable = blankComments(code);
  for (const match of readable.matchAll(SPECIFIER)) {
    const [, imported, exported, , module] = match;
    if (!FORBIDDEN.test(module)) continue;
    const before = readable.slice(0, match.index);
    const line = before.split("\n").length;
    const column = match.index - (before.lastIndexOf("\n") + 1);
    return { module, line, column, remedy: remedy(module, imported ?? exported ?? "") };
  }
  return undefined;
}

function remedy(module, bindings) {
  if (module.startsWith("@mui/icons-material")) {
    return `use \`import { Icon } from "${SIGNAL}"\` and \`<Icon name="phone" />\` (Phosphor names)`;
  }
  const last = module.split("/").slice(2).pop();
  const named = bindings.match(/\{([^}]*)\}/)?.[1]?.trim();
  const names = named || (last && /^[A-Z]/.test(last) ? last : bindings.trim());
  if (!names || names.startsWith("*") || module.startsWith("@emotion/")) {
    return `import what you need from "${SIGNAL}"`;
  }
  return `use \`import { ${names.replace(/\s+/g, " ").replace(/,$/, "")} } from "${SIGNAL}"\``;
}

/** Comments become spaces, so that places stay right; strings stay. */
function blankComments(code) {
  return code.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (text, string) => string ?? text.replace(/[^\n]/g, " "),
  );
}
