import inter from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline";

let requested = false;

/** The bytes of a `data:…;base64,…` address. */
function bytesOf(dataUrl: string): ArrayBuffer {
  const text = atob(dataUrl.slice(dataUrl.indexOf(",") + 1));
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    bytes[index] = text.charCodeAt(index);
  }
  return bytes.buffer;
}

/**
 * Makes the typeface known to the page, once. It travels inside the script, so that it needs no request, no style
 * sheet, no rule in a content security policy and no file beside the bundle.
 */
export function loadTypeface(): void {
  if (requested || typeof FontFace === "undefined" || typeof document === "undefined") {
    return;
  }
  requested = true;
  const face = new FontFace("Inter Variable", bytesOf(inter), { weight: "100 900" });
  document.fonts.add(face);
  face.load().catch((cause: unknown) => {
    console.warn("signal: the typeface Inter could not be read; the system's own is used.", cause);
  });
}
