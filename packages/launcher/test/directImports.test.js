import { describe, expect, it } from "vitest";
import { findDirectImport } from "../vite/directImports.js";

const cases = [
  [
    'import { Button } from "@mui/material";',
    'import { Button } from "@exotel-npm-dev/signal-design-system"',
  ],
  ['import Button from "@mui/material/Button";', "import { Button }"],
  ['import {\n  Box,\n  Stack,\n} from "@mui/material";', "import { Box, Stack }"],
  ['import type { Theme } from "@mui/material/styles";', "import { Theme }"],
  ['import Phone from "@mui/icons-material/Phone";', "import { Icon }"],
  ['import * as mui from "@mui/material";', "import what you need"],
  ['export { Box } from "@mui/material";', "import { Box }"],
  ['const mui = await import("@mui/material");', "import what you need"],
  ["const mui = require('@mui/material');", "import what you need"],
  ['import styled from "@emotion/styled";', "import what you need"],
  ['import { DataGrid } from "@mui/x-data-grid";', "import { DataGrid }"],
];

describe("an import that goes round the design system", () => {
  it.each(cases)("%s names what to write instead", (code, remedy) => {
    expect(findDirectImport(code)?.remedy).toContain(remedy);
  });

  it("is placed by line and column", () => {
    const found = findDirectImport(
      '// first\nconst a = 1;\nimport { Box } from "@mui/material";\n',
    );
    expect(found).toMatchObject({ module: "@mui/material", line: 3, column: 0 });
  });
});

it.each([
  'import { Button } from "@exotel-npm-dev/signal-design-system";',
  '// import { Button } from "@mui/material";',
  '/* import x from "@mui/material" */',
  'const text = "see @mui/material";',
  'import x from "@mui-like/thing";',
])("%s is fine", (code) => {
  expect(findDirectImport(code)).toBeUndefined();
});
