import { useState } from "react";
import {
  Alert,
  AlertTitle,
  Autocomplete,
  Avatar,
  Badge,
  Button,
  Checkbox,
  Chip,
  CircularProgress,
  FormControlLabel,
  getAvatarColors,
  getInitials,
  Icon,
  IconButton,
  InputAdornment,
  LinearProgress,
  Link,
  LiveTimer,
  MenuItem,
  Paper,
  Radio,
  RadioGroup,
  Select,
  Skeleton,
  Stack,
  StatePill,
  Switch,
  Tab,
  Tabs,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Tooltip,
  Typography,
} from "../src";
import { Row, Section, Tiles } from "./Section";

const start = Date.now() - 754_000;
const states = [
  "available",
  "ringing",
  "onCall",
  "hold",
  "wrapUp",
  "break",
  "offline",
  "failure",
] as const;
const colors = ["primary", "secondary", "success", "warning", "error", "info"] as const;

/** Buttons, fields, chips and what shows progress. */
export function Controls() {
  const [tab, setTab] = useState(0);
  return (
    <>
      <Section title="Type">
        <Stack sx={{ gap: "4px" }}>
          <Typography variant="h1">Heading 20/28, the agent desktop</Typography>
          <Typography variant="h3">Heading 16/24, one panel of it</Typography>
          <Typography variant="subtitle1">Subtitle 13/20</Typography>
          <Typography>Body 13/20. Calls wait in the queue until an agent becomes ready.</Typography>
          <Typography variant="body2" color="text.secondary">
            Secondary 12/16. Last call 2 minutes ago. <Link href="#">Show it</Link>
          </Typography>
        </Stack>
      </Section>
      <Section title="Buttons">
        <Row>
          <Button variant="contained">Become ready</Button>
          <Button
            variant="contained"
            color="success"
            startIcon={<Icon name="phone" weight="fill" />}
          >
            Answer
          </Button>
          <Button
            variant="contained"
            color="error"
            startIcon={<Icon name="phone-disconnect" weight="fill" />}
          >
            Hang up
          </Button>
          <Button variant="outlined" color="inherit" startIcon={<Icon name="pause" />}>
            Hold
          </Button>
          <Button variant="outlined">Upload</Button>
          <Button variant="outlined" color="error">
            Remove
          </Button>
          <Button variant="text">More</Button>
          <Button variant="text" color="inherit">
            Cancel
          </Button>
          <Button variant="contained" disabled>
            Disabled
          </Button>
          <Button variant="outlined" color="inherit" disabled>
            Disabled
          </Button>
          <Button variant="contained" loading>
            Saving
          </Button>
        </Row>
        <Row>
          {colors.map((color) => (
            <Button key={color} variant="tonal" color={color}>
              Tonal {color}
            </Button>
          ))}
        </Row>
        <Row>
          <Button size="small" variant="contained">
            Small
          </Button>
          <Button size="small" variant="outlined" color="inherit">
            Small
          </Button>
          <Button size="large" variant="contained">
            Large
          </Button>
          <IconButton aria-label="Settings">
            <Icon name="gear" />
          </IconButton>
          <IconButton aria-label="Notifications">
            <Badge badgeContent={3} color="error">
              <Icon name="bell" />
            </Badge>
          </IconButton>
          <Tooltip title="Copy the identifier" open placement="right">
            <IconButton aria-label="Copy" color="primary">
              <Icon name="copy" />
            </IconButton>
          </Tooltip>
        </Row>
      </Section>
      <Section title="States">
        <Row>
          {states.map((state) => (
            <StatePill key={state} state={state} since={start} />
          ))}
        </Row>
        <Row>
          <StatePill state="available" size="large" since={start} onClick={() => {}} />
          <StatePill state="break" size="large" label="Lunch" since={start} onClick={() => {}} />
          <StatePill state="wrapUp" size="small" />
          <LiveTimer since={start} />
        </Row>
      </Section>
      <Section title="Fields">
        <Tiles min={260}>
          <TextField label="User ID" required placeholder="agent1" fullWidth />
          <TextField label="Password" type="password" defaultValue="secret" fullWidth />
          <TextField
            label="Version"
            defaultValue="1.0"
            error
            helperText="Use three numbers: 1.0.0"
            fullWidth
          />
          <TextField
            label="Search"
            showLabel={false}
            placeholder="Search apps"
            fullWidth
            slotProps={{
              input: {
                startAdornment: (
                  <InputAdornment position="start">
                    <Icon name="magnifying-glass" size="sm" />
                  </InputAdornment>
                ),
              },
            }}
          />
          <Select label="Campaign" defaultValue="1" fullWidth>
            <MenuItem value="1">Support</MenuItem>
            <MenuItem value="2">Sales</MenuItem>
          </Select>
          <Autocomplete
            label="Queue"
            options={["Billing", "Returns"]}
            defaultValue="Billing"
            fullWidth
          />
          <Autocomplete
            label="Roles"
            multiple
            options={["Agent", "Supervisor"]}
            defaultValue={["Agent"]}
            fullWidth
          />
          <TextField
            label="Note"
            multiline
            minRows={2}
            helperText="Seen by the next agent"
            fullWidth
          />
          <TextField label="Compact" size="small" defaultValue="28 px" fullWidth />
          <TextField label="Disabled" disabled defaultValue="Not now" fullWidth />
        </Tiles>
        <Row>
          <FormControlLabel control={<Checkbox defaultChecked />} label="Activate" />
          <FormControlLabel control={<Checkbox indeterminate />} label="Some" />
          <FormControlLabel control={<Checkbox disabled />} label="Disabled" />
          <FormControlLabel control={<Switch defaultChecked />} label="Auto call" />
          <FormControlLabel control={<Switch />} label="Off" />
          <RadioGroup row defaultValue="a">
            <FormControlLabel value="a" control={<Radio />} label="Agent" />
            <FormControlLabel value="b" control={<Radio />} label="Supervisor" />
          </RadioGroup>
          <ToggleButtonGroup exclusive value="list" size="small">
            <ToggleButton value="list">List</ToggleButton>
            <ToggleButton value="grid">Grid</ToggleButton>
          </ToggleButtonGroup>
        </Row>
      </Section>
      <Section title="Chips, tabs, avatars, progress">
        <Row>
          <Chip label="default" />
          {colors.map((color) => (
            <Chip key={color} color={color} label={color} />
          ))}
          <Chip variant="outlined" label="outlined" onClick={() => {}} />
          <Chip label="removable" onDelete={() => {}} deleteIcon={<Icon name="x" size={12} />} />
          <Chip icon={<Icon name="tag" />} label="with icon" />
        </Row>
        <Tabs value={tab} onChange={(_event, next: number) => setTab(next)} sx={{ mb: "12px" }}>
          <Tab label="Customer" />
          <Tab label="History" />
          <Tab label="Ticket" disabled />
          <Tab icon={<Icon name="puzzle-piece" size="sm" />} iconPosition="start" label="Notes" />
        </Tabs>
        <Row>
          {["Asha Rao", "Ben Okafor", "Chen Li", "Devi", "Ewa Nowak", "Farid Aziz"].map((name) => (
            <Avatar key={name} sx={getAvatarColors(name)}>
              {getInitials(name)}
            </Avatar>
          ))}
          <CircularProgress size={20} />
          <LinearProgress variant="determinate" value={40} sx={{ width: 160 }} />
          <Skeleton width={160} height={20} variant="text" />
        </Row>
      </Section>
      <Section title="Messages">
        <Stack sx={{ gap: "8px", maxWidth: 640 }}>
          <Alert severity="success">Notes 1.2.0 is active in the workbench.</Alert>
          <Alert severity="info">A newer release is ready.</Alert>
          <Alert severity="warning" onClose={() => {}}>
            The host runs with demo data.
          </Alert>
          <Alert
            severity="error"
            action={
              <Button size="small" color="inherit">
                Try again
              </Button>
            }
          >
            <AlertTitle>The package was refused</AlertTitle>
            manifest.json: version is “1.0”; three numbers are expected, such as 1.0.0.
          </Alert>
        </Stack>
      </Section>
      <Section title="Icons">
        <Paper
          variant="outlined"
          sx={{ p: "12px", display: "flex", gap: "12px", flexWrap: "wrap" }}
        >
          <Icon name="phone" />
          <Icon name="phone" weight="bold" />
          <Icon name="phone" weight="fill" color="state.onCall.main" />
          <Icon name="headset" size="sm" />
          <Icon name="headset" size="md" />
          <Icon name="headset" size="lg" />
          <Icon name={"not-there" as "phone"} size="lg" color="error" />
        </Paper>
      </Section>
    </>
  );
}
