/** How things stand with desktop notifications in this browser. */
export type NoticePermission = "granted" | "denied" | "default" | "unsupported";

/** Whether the browser would show one. */
export const noticePermission = (): NoticePermission =>
  typeof Notification === "undefined" ? "unsupported" : Notification.permission;

export const notificationsAllowed = (): boolean => noticePermission() === "granted";

/** Asks the person. Must be called in a click: browsers ignore it otherwise, and people are annoyed. */
export const askForNotices = async (): Promise<NoticePermission> =>
  typeof Notification === "undefined" ? "unsupported" : Notification.requestPermission();

/** Shows a notification; the function that comes back takes it away. Several tabs show one. */
export const notify = ({
  title,
  body,
  tag,
  onClick,
}: {
  title: string;
  body: string;
  tag: string;
  onClick: () => void;
}): (() => void) => {
  const notice = new Notification(title, { body, tag });
  notice.onclick = () => {
    window.focus();
    notice.close();
    onClick();
  };
  return () => notice.close();
};
