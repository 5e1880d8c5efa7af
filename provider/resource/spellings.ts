/** Parts of base64 that are shorter stand in too many texts by chance. */
const shortestBase64 = 8;

/**
 * What a secret looks like where somebody prints it: as it is, as a shell quotes it, as JSON escapes it once and twice, as
 * a URL has it, in base64, and line by line, since lines are printed one by one. A URL's password is one by itself.
 */
export function spellings(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  const whole = [secret, ...lines, ...passwords(secret)].flatMap((text) => [
    text,
    text.replaceAll("'", "'\\''"),
    inJson(text),
    inJson(inJson(text)),
    ...inUrl(text),
  ]);
  return [...new Set([...whole, ...inBase64(secret), ...passwords(secret).flatMap(inBase64)])];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Percent-encoded by JavaScript, as other languages do it, with lower-case digits, and as a form has it. */
function inUrl(text: string): readonly string[] {
  const encoded = encodeURIComponent(Buffer.from(text).toString());
  const strict = encoded.replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return [encoded, strict].flatMap((one) => [
    one,
    one.replace(/%[0-9A-F]{2}/g, (digits) => digits.toLowerCase()),
    one.replaceAll("%20", "+"),
  ]);
}

/** The password of a URL, as it stands there and as a program gets it. */
function passwords(text: string): readonly string[] {
  const [, password] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*?:([^/?#\s]*)@/i.exec(text) ?? [];
  if (password === undefined) return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** The part of a text's base64 that does not depend on what stands before and after it, for each of the three places it can begin at. */
function inBase64(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64url");
    const begin = Math.ceil((before * 8) / 6);
    const part = encoded.slice(begin, Math.floor(((before + bytes.length) * 8) / 6));
    if (part.length < shortestBase64) return [];
    return [part, part.replaceAll("-", "+").replaceAll("_", "/")];
  });
}
