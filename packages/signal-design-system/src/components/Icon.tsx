import SvgIcon from "@mui/material/SvgIcon";
import type { SxProps, Theme } from "@mui/material/styles";
import type { Ref } from "react";
import { type IconName, icons } from "../generated/icons";

export type { IconName } from "../generated/icons";

/** Line weights of the icons. */
export type IconWeight = "regular" | "bold" | "fill";

/** Props of {@link Icon}. */
export interface IconProps {
  /** A Phosphor name in kebab-case. */
  readonly name: IconName;
  /** `sm` 16, `md` 20, `lg` 24, or a number of pixels; without it the size of the text around it. */
  readonly size?: "sm" | "md" | "lg" | number;
  /** A palette colour (`"primary"`, `"text.secondary"`, `"state.available.main"`) or any CSS colour. */
  readonly color?: string;
  /** Line weight; `regular` unless told. */
  readonly weight?: IconWeight | "thin" | "light" | "duotone";
  /** What it says to a screen reader. Without it the icon is decoration. */
  readonly title?: string;
  readonly className?: string;
  readonly sx?: SxProps<Theme>;
  readonly ref?: Ref<SVGSVGElement>;
}

const sizes = { sm: 16, md: 20, lg: 24 } as const;
const weightIndex = { regular: 0, bold: 1, fill: 2, thin: 0, light: 0, duotone: 0 } as const;
const paletteRoots = ["primary", "secondary", "success", "warning", "error", "info"];

/** A dashed square with a question mark: this build has no such icon. */
const unknown =
  "M40,40h40v16H56v24H40Zm64,0h48v16H104Zm72,0h40v40H200V56H176ZM40,104H56v48H40Zm160,0h16v48H200ZM40,176H56v24H80v16H40Zm160,0h16v40H176V200h24Zm-96,24h48v16H104Zm16-36h16v16H120Zm8-76c-17,0-30,11-32,27h16c1-7,7-12,16-12,9,0,16,5,16,13,0,7-4,10-11,14-9,5-13,11-13,20v2h16c0-5,2-8,9-12,9-5,15-12,15-24C160,99,146,88,128,88Z";

const warned = new Set<string>();

function pathOf(name: IconName, weight: keyof typeof weightIndex): string {
  if (Object.hasOwn(icons, name)) {
    return icons[name][weightIndex[weight]];
  }
  if (!warned.has(name)) {
    warned.add(name);
    console.warn(
      `signal: there is no icon named "${name}" in this package; a question mark stands in for it. ` +
        "Use one of the names of the type IconName.",
    );
  }
  return unknown;
}

/** `primary` means `primary.main`, as it does for buttons. */
function paletteColor(color: string): string {
  return paletteRoots.includes(color) ? `${color}.main` : color;
}

/** A Phosphor icon. Decoration unless it has a `title`. */
export function Icon({
  name,
  size,
  color,
  weight = "regular",
  title,
  className,
  sx,
  ref,
}: IconProps) {
  const pixels = typeof size === "string" ? sizes[size] : size;
  const known = Object.hasOwn(icons, name);
  return (
    <SvgIcon
      {...(ref === undefined ? {} : { ref })}
      {...(className === undefined ? {} : { className })}
      {...(title === undefined ? {} : { titleAccess: title })}
      viewBox="0 0 256 256"
      color="inherit"
      fontSize="inherit"
      data-icon={name}
      {...(known ? {} : { "data-icon-unknown": "" })}
      sx={[
        pixels === undefined ? { fontSize: "1.25em" } : { fontSize: pixels },
        { flexShrink: 0 },
        color === undefined ? false : { color: paletteColor(color) },
        ...(Array.isArray(sx) ? sx : [sx ?? false]),
      ]}
    >
      <path d={pathOf(name, weight in weightIndex ? weight : "regular")} />
    </SvgIcon>
  );
}
