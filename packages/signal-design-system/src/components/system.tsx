import MuiBox, { type BoxProps as MuiBoxProps } from "@mui/material/Box";
import MuiGrid, { type GridProps as MuiGridProps } from "@mui/material/Grid";
import MuiLink, { type LinkProps as MuiLinkProps } from "@mui/material/Link";
import type { OverridableComponent, OverridableTypeMap } from "@mui/material/OverridableComponent";
import MuiStack, { type StackProps as MuiStackProps } from "@mui/material/Stack";
import MuiTypography, {
  type TypographyProps as MuiTypographyProps,
} from "@mui/material/Typography";
import type { ElementType } from "react";
import { liftSystemProps, type SystemProps } from "./systemProps";

/** A component of MUI's that takes style properties as props too, as the platform's own package lets it. */
type Lifted<Component> =
  Component extends OverridableComponent<infer Map extends OverridableTypeMap>
    ? OverridableComponent<{
        props: Map["props"] & Omit<SystemProps, keyof Map["props"]>;
        defaultComponent: Map["defaultComponent"];
      }>
    : never;

function lifted<Component extends ElementType>(Mui: Component): Lifted<Component> {
  const Inner: ElementType = Mui;
  const LiftedComponent = (props: object) => <Inner {...liftSystemProps(props)} />;
  return LiftedComponent as unknown as Lifted<Component>;
}

/** A block that takes style properties. */
export const Box = /* @__PURE__ */ lifted(MuiBox);
/** A row or column of things with the same distance between them. */
export const Stack = /* @__PURE__ */ lifted(MuiStack);
/** Columns that follow the width of the window: `size={{ xs: 12, md: 6 }}`. */
export const Grid = /* @__PURE__ */ lifted(MuiGrid);
/** Text. */
export const Typography = /* @__PURE__ */ lifted(MuiTypography);
/** A link. */
export const Link = /* @__PURE__ */ lifted(MuiLink);

/** Props of {@link Box}. */
export type BoxProps = MuiBoxProps & SystemProps;
/** Props of {@link Stack}. */
export type StackProps = MuiStackProps & SystemProps;
/** Props of {@link Grid}. */
export type GridProps = MuiGridProps & SystemProps;
/** Props of {@link Typography}. */
export type TypographyProps = Omit<MuiTypographyProps, "color"> & SystemProps;
/** Props of {@link Link}. */
export type LinkProps = Omit<MuiLinkProps, "color"> & SystemProps;
