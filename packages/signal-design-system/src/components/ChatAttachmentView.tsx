import Box from "@mui/material/Box";
import { useState } from "react";
import { focusRing } from "../theme/controls";
import type { ChatAttachment } from "./chatMessage";
import { formatBytes } from "./FileDrop";
import { Icon, type IconName } from "./Icon";

/** Kinds of picture that a browser draws without running anything of them. */
const pictures = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

/** Whether a file can be shown as a picture. */
export const isPicture = (mediaType: string): boolean => pictures.has(mediaType.toLowerCase());

/** The icon of a kind of file. */
export const fileIcon = (mediaType: string): IconName =>
  mediaType.startsWith("image/")
    ? "image"
    : mediaType.startsWith("audio/")
      ? "speaker-high"
      : mediaType.startsWith("text/") || mediaType === "application/pdf"
        ? "file-text"
        : "file";

/** A file of a message: a picture as a thumbnail, anything else by its name. Either way a click downloads it. */
export function ChatAttachmentView({ attachment }: { readonly attachment: ChatAttachment }) {
  const { name, mediaType, size, url } = attachment;
  const [broken, setBroken] = useState(false);
  const picture = isPicture(mediaType) && !broken;
  return (
    <Box
      component="a"
      href={url}
      download={name}
      title={name}
      aria-label={`Download ${name}, ${formatBytes(size)}`}
      sx={{
        display: "inline-flex",
        flexDirection: picture ? "column" : "row",
        alignItems: picture ? "stretch" : "center",
        gap: picture ? 0 : "8px",
        maxWidth: "100%",
        overflow: "hidden",
        border: "1px solid",
        borderColor: "divider",
        borderRadius: "6px",
        bgcolor: "background.paper",
        color: "text.primary",
        textDecoration: "none",
        "&:hover": { borderColor: "neutral.400" },
        "&:focus-visible": focusRing,
      }}
    >
      {picture ? (
        <Box
          component="img"
          src={url}
          alt=""
          loading="lazy"
          onError={() => setBroken(true)}
          sx={{
            display: "block",
            width: 200,
            maxWidth: "100%",
            height: 132,
            objectFit: "cover",
            bgcolor: "neutral.100",
          }}
        />
      ) : (
        <Box
          component="span"
          sx={{
            display: "grid",
            placeItems: "center",
            width: 40,
            height: 40,
            flexShrink: 0,
            bgcolor: "neutral.100",
            color: "text.secondary",
          }}
        >
          <Icon name={fileIcon(mediaType)} size={20} />
        </Box>
      )}
      <Box
        component="span"
        sx={{
          display: "flex",
          alignItems: "center",
          gap: "8px",
          minWidth: 0,
          width: picture ? 200 : "auto",
          maxWidth: "100%",
          py: "4px",
          pl: picture ? "8px" : 0,
          pr: "8px",
        }}
      >
        <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
          <Box
            component="span"
            sx={{
              display: "block",
              overflow: "hidden",
              textOverflow: "ellipsis",
              whiteSpace: "nowrap",
              fontWeight: 500,
            }}
          >
            {name}
          </Box>
          <Box
            component="span"
            sx={{ display: "block", typography: "body2", color: "text.secondary" }}
          >
            {formatBytes(size)}
          </Box>
        </Box>
        <Icon name="download-simple" size={16} color="text.secondary" />
      </Box>
    </Box>
  );
}
