/** Owns the places of an xl.cfg: which line and column a span of its text begins at. */
import type { Origin } from "../../model/document";
import type { Location } from "../../model/location";
import type { InputFile } from "../input";
import type { Span } from "../../xlcfg/lexer";

export class Places {
  private readonly starts: number[] = [0];

  constructor(private readonly file: InputFile) {
    const { text } = file.written ?? file;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
  }

  /** Columns count UTF-16 code units, as editors do. */
  locate(span: Pick<Span, "start">): Location {
    const start = this.file.written?.offset(span.start) ?? span.start;
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] as number) <= start) low = middle;
      else high = middle - 1;
    }
    return { file: this.file.path, line: low + 1, column: start - (this.starts[low] as number) + 1 };
  }

  /** Of a thing that begins at a span, whose fields stand at others. */
  origin(span: Span | undefined, fields: ReadonlyMap<string, Span>, label?: string): Origin {
    return {
      ...(label !== undefined && { label }),
      location: this.locate(span ?? { start: 0 }),
      field: (key) => {
        const field = fields.get(key);
        return field === undefined ? undefined : this.locate(field);
      },
    };
  }
}
