/** A constraint's number stands in one fact: no message, remedy or meaning may say it again by itself. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "../..");
const PROSE = new Set(["meaning", "what", "remedy", "text"]);
/** A release of Xen or Linux, or a size that is neither a rate, whose form is shown, nor that of a page. */
const NUMBER = /(?<![\w.-])(?:[2-6]\.\d{1,2}(?:\.\d+)?(?![\w%])|(?<!pages of )\d+ ?[KMGT]i?B\b(?!\/s))/;

/** The literal parts of what a property says, each with its line. */
function proseOf(file: string): readonly (readonly [line: number, text: string])[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: [number, string][] = [];
  const literals = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push([source.getLineAndCharacterOfPosition(node.getStart()).line + 1, node.text]);
    node.forEachChild(literals);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && PROSE.has(node.name.getText())) literals(node.initializer);
    // message(text), messageOf(severity, text)
    else if (ts.isCallExpression(node) && /^message(Of)?$/.test(node.expression.getText()))
      node.arguments.forEach(literals);
    else node.forEachChild(visit);
  };
  visit(source);
  return found;
}

const files = ["policies", "lib/diagnose"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${folder}/${file}`),
);

it("finds the prose of policies and of diagnose", () => {
  expect(files.flatMap(proseOf).length).toBeGreaterThan(500);
});

it("says no release and no size that a fact owns", () => {
  const said = files.flatMap((file) =>
    proseOf(file).flatMap(([line, text]) => (NUMBER.test(text) ? [`${file}:${line}: ${text}`] : [])),
  );
  expect(said).toEqual([]);
});
