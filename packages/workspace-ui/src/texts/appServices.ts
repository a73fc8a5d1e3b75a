/** Texts of what the shell shows on behalf of apps. */
export const appServiceTexts = {
  "confirm.yes": "Confirm",
  "nav.appsBadged": "Apps, with something new",
  "badge.count": "{count} new",
  "app.close": "Close {title}",
  "app.fromApp": "{title}, of {app}",
  "augment.call": "About this call",
  "augment.chat": "About this chat",
  "augment.from": "From {app}",
  "augment.yes": "Yes",
  "augment.no": "No",
  "augment.none": "–",
} as const;
