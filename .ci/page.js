// Opens the demo's page from disk in headless Chromium: no error, no request, a drawing that is not blank, a slider that works.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openChromium } from "./chromium.js";

const browser = await openChromium();
try {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const wrong = [];
  tab.on("pageerror", (error) => wrong.push(String(error)));
  tab.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  tab.on("request", (request) => !/^(file|data|blob):/.test(request.url()) && wrong.push(`asked for ${request.url()}`));
  await tab.goto(pathToFileURL(resolve("out/network.html")).href);
  await tab.waitForSelector("canvas", { timeout: 30_000 });
  await tab.waitForTimeout(1500);
  const slider = tab.locator("input[type=range]").first();
  const before = await tab.screenshot();
  await slider.focus();
  await slider.press("Home");
  await tab.waitForTimeout(2000);
  const after = await tab.screenshot();
  if (before.equals(after)) wrong.push("the slider changes nothing");
  if (before.length < 30_000) wrong.push(`a picture of ${before.length} bytes is all but blank`);
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  console.log("the page draws, slides and stays offline");
} finally {
  await browser.close();
}
