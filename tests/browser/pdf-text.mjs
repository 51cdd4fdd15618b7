// Prints the text of a PDF file as pdf.js gives it, which is the viewer of Firefox and of many pages. Usage: pdf-text.mjs FILE

import { readFile } from "node:fs/promises";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

const data = new Uint8Array(await readFile(process.argv[2]));
const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS, useSystemFonts: false }).promise;
let text = "";
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  for (const item of items) text += item.str + (item.hasEOL ? "\n" : "");
  text += "\n";
}
process.stdout.write(text);
