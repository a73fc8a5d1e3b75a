import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import IconButton from "@mui/material/IconButton";
import Popover from "@mui/material/Popover";
import Tooltip from "@mui/material/Tooltip";
import { type ReactNode, useId, useState } from "react";
import { Icon, type IconName } from "./Icon";
import { Typography } from "./system";

/** One tile of the launcher. */
export interface AppBarProduct {
  readonly id: string;
  readonly name: string;
  readonly icon?: ReactNode;
  /** Heading under which the tile stands. */
  readonly section?: string | undefined;
  readonly onProductClick?: ((id: string) => void) | undefined;
}

/** Props of {@link AppLauncher}. */
export interface AppLauncherProps {
  readonly products: readonly AppBarProduct[];
  readonly iconName?: IconName | undefined;
  readonly label?: string | undefined;
}

/** A button that opens a grid of apps. */
export function AppLauncher({
  products,
  iconName = "dots-nine",
  label = "Apps",
}: AppLauncherProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const sections = [...new Set(products.map((product) => product.section))];
  return (
    <>
      <Tooltip title={label}>
        <IconButton
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Icon name={iconName} size={20} />
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{
          paper: {
            role: "dialog",
            "aria-label": label,
            sx: { mt: "4px", p: "8px", width: 288, maxWidth: "calc(100vw - 16px)" },
          },
        }}
      >
        {products.length === 0 && (
          <Typography color="text.secondary" sx={{ p: "8px" }}>
            No apps are placed here.
          </Typography>
        )}
        {sections.map((section) => (
          <Box
            key={section ?? ""}
            role="group"
            {...(section === undefined ? {} : { "aria-labelledby": `${id}-${section}` })}
          >
            {section !== undefined && (
              <Typography
                id={`${id}-${section}`}
                variant="caption"
                component="div"
                color="text.secondary"
                sx={{ p: "4px 8px" }}
              >
                {section}
              </Typography>
            )}
            <Box
              sx={{ display: "grid", gridTemplateColumns: "repeat(3, minmax(0, 1fr))", gap: "4px" }}
            >
              {products
                .filter((product) => product.section === section)
                .map((product) => (
                  <ButtonBase
                    key={product.id}
                    onClick={() => {
                      setAnchor(null);
                      product.onProductClick?.(product.id);
                    }}
                    sx={{
                      flexDirection: "column",
                      justifyContent: "flex-start",
                      gap: "6px",
                      p: "10px 4px 8px",
                      borderRadius: "6px",
                      minHeight: 76,
                      "&:hover": { bgcolor: "neutral.100" },
                    }}
                  >
                    <Box
                      sx={{
                        display: "grid",
                        placeItems: "center",
                        width: 32,
                        height: 32,
                        borderRadius: "8px",
                        border: "1px solid",
                        borderColor: "divider",
                        bgcolor: "background.paper",
                        color: "text.secondary",
                        "& img": { width: 20, height: 20 },
                      }}
                    >
                      {product.icon ?? <Icon name="squares-four" size={18} />}
                    </Box>
                    <Typography
                      variant="body2"
                      component="span"
                      sx={{ textAlign: "center", overflowWrap: "anywhere" }}
                    >
                      {product.name}
                    </Typography>
                  </ButtonBase>
                ))}
            </Box>
          </Box>
        ))}
      </Popover>
    </>
  );
}
