/** Style properties that layout and text components take directly, as `sx` does. */
const systemKeys = [
  ...["m", "mt", "mr", "mb", "ml", "mx", "my", "p", "pt", "pr", "pb", "pl", "px", "py"],
  ...["margin", "marginTop", "marginRight", "marginBottom", "marginLeft", "marginX", "marginY"],
  ...["padding", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "paddingX"],
  ...["paddingY", "gap", "rowGap", "columnGap", "display", "overflow", "textOverflow"],
  ...["visibility", "whiteSpace", "width", "height", "minWidth", "minHeight", "maxWidth"],
  ...["maxHeight", "boxSizing", "flexBasis", "flexDirection", "flexWrap", "justifyContent"],
  ...["alignItems", "alignContent", "alignSelf", "justifyItems", "justifySelf", "order", "flex"],
  ...["flexGrow", "flexShrink", "gridColumn", "gridRow", "gridArea", "gridAutoFlow"],
  ...["gridAutoColumns", "gridAutoRows", "gridTemplateColumns", "gridTemplateRows"],
  ...["gridTemplateAreas", "position", "zIndex", "top", "right", "bottom", "left", "border"],
  ...["borderTop", "borderRight", "borderBottom", "borderLeft", "borderColor", "borderRadius"],
  ...["bgcolor", "boxShadow", "fontFamily", "fontSize", "fontStyle", "fontWeight"],
  ...["letterSpacing", "lineHeight", "textAlign", "textTransform", "color"],
] as const;

/** Name of a style property that can stand beside the other props. */
export type SystemKey = (typeof systemKeys)[number];

/** A value, or one for each breakpoint. */
export type SystemValue =
  | string
  | number
  | null
  | ReadonlyArray<string | number | null>
  | { readonly [breakpoint: string]: string | number };

/** Style properties as props: `<Box display="flex" p={2}>`. */
export type SystemProps = { [Key in SystemKey]?: SystemValue | undefined };

const isSystemKey: ReadonlySet<string> = /* @__PURE__ */ new Set(systemKeys);

/** `color="primary"` is the component's own; `color="text.secondary"` and responsive ones are style. */
function isOwnColor(key: string, value: unknown): boolean {
  return key === "color" && typeof value === "string" && !/[.#(]/u.test(value);
}

/** The props with their style properties moved into `sx`, where an `sx` that is given has the last word. */
export function liftSystemProps(props: object): object {
  let lifted: Record<string, unknown> | undefined;
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(props)) {
    if (isSystemKey.has(key) && value !== undefined && !isOwnColor(key, value)) {
      lifted ??= {};
      lifted[key] = value;
    } else {
      rest[key] = value;
    }
  }
  if (lifted === undefined) {
    return props;
  }
  const { sx } = rest;
  return { ...rest, sx: [lifted, ...(Array.isArray(sx) ? sx : [sx ?? false])] };
}
