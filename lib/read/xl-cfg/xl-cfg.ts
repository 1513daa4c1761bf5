/** Owns the door for xl.cfg files: a domU each, on the host that their folder is called after. */
import { InputError } from "../../model/input-error";
import { fileName } from "../../units/file-name";
import type { XenRelease } from "../../xen/release";
import { lookup } from "../../facts/fact";
import { diskSyntax } from "../../facts/device-syntax";
import type { FileDomU } from "../found";
import type { InputFile } from "../input";
import { domUOf } from "./dom-u";
import { type ParsedFile, parsedFile } from "./parsed";
import { Places } from "./places";
import { otherThanXlCfg } from "./recognize";

/** What the file says hangs on the release of the host's toolstack, so it is read once that is known. @throws InputError if it is no xl.cfg. */
export function readXlCfg(file: InputFile): FileDomU {
  const { path, text } = file;
  const parsed = parsedFile(file);
  const other = parsed.faults.length > 0 ? otherThanXlCfg(text) : undefined;
  if (other !== undefined) throw new InputError("unsupported", path, [{ path: "", ...other }]);
  const places = new Places(file);
  return {
    file: path,
    host: hostOf(path),
    autostarts: file.autostarts === true,
    identities: identitiesOf(parsed),
    read: (release, architecture) => {
      refuseXm(path, release);
      return domUOf(parsed, path, { release, ...(architecture && { architecture }) }, places);
    },
  };
}

function identitiesOf({ inTheEnd: { settings } }: ParsedFile): readonly string[] {
  return ["name", "uuid"].flatMap((key) => {
    const value = settings.get(key)?.value;
    return value === undefined || value.kind === "list" || value.text === "" ? [] : [`${key} ${value.text}`];
  });
}

/** @throws InputError for a release whose toolstack reads something else. */
function refuseXm(path: string, release: XenRelease): void {
  if (lookup(diskSyntax, release)?.value.form === "key-value") return;
  throw new InputError("unsupported", path, [
    {
      path: "",
      message: `the files of Xen ${release} are not read yet: those of xl from Xen 4.2 on are`,
      hint: "judge it for the release that the host is to run: --xen 4.17",
    },
  ]);
}

/** Where the folder has no name of its own, the host is `dom0`. */
function hostOf(path: string): string {
  const folders = path.split("/").slice(0, -1);
  if (folders.at(-1) === "auto") folders.pop();
  const folder = fileName(folders.join("/"));
  return /^[A-Za-z0-9][\w.-]*$/.test(folder) && folder !== "xen" ? folder : "dom0";
}
