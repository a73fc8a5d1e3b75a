import { Box } from "@exotel-npm-dev/signal-design-system";

/** A text of the host's, in which names of files, fields and commands stand between backticks. */
export const CodeText = ({ children }: { children: string }) => (
  <>
    {children.split("`").map((part, index) =>
      index % 2 === 0 ? (
        part
      ) : (
        <Box
          component="code"
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
          key={index}
          sx={{
            px: "3px",
            borderRadius: "3px",
            bgcolor: "rgb(0 0 0 / 0.05)",
            fontSize: "0.9em",
            overflowWrap: "anywhere",
          }}
        >
          {part}
        </Box>
      ),
    )}
  </>
);
