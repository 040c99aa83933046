// Reads the site as a front end would: home, an intervention with its steps, the toolbox by theme. Prints what it found as JSON.
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/delivery-typed.js";
import type { paths as PlainPaths } from "./generated/delivery.js";

declare const process: { argv: string[] };

type Content = components["schemas"]["ApiContentResponseModel"];
type Element = components["schemas"]["ApiElementModel"];
type OfType<T extends { contentType: string }, A extends T["contentType"]> = Extract<T, { contentType: A }>;

const baseUrl = process.argv[2] ?? "";
const typed = createClient<paths>({ baseUrl });
const plain = createClient<PlainPaths>({ baseUrl });

function isOfType<T extends { contentType: string }, A extends T["contentType"]>(item: T, alias: A): item is OfType<T, A> {
  return item.contentType === alias;
}

async function home() {
  const { data } = await typed.GET("/umbraco/delivery/api/v2/content/item/{path}", { params: { path: { path: "" } } });
  if (!data || !isOfType<Content, "home">(data, "home")) throw new Error(`The root is no home page but ${data?.contentType}.`);
  return { path: data.route.path, tagline: data.properties.tagline, english: data.cultures["en"]?.path };
}

async function intervention(path: string) {
  const { data } = await typed.GET("/umbraco/delivery/api/v2/content/item/{path}", {
    params: { path: { path }, query: { expand: "properties[layers]" } },
  });
  if (!data || !isOfType<Content, "intervention">(data, "intervention")) throw new Error(`${path} is no intervention but ${data?.contentType}.`);
  const steps = data.properties.steps?.items.map((block): Element => block.content) ?? [];
  const layers = data.properties.layers ?? [];
  return {
    name: data.name,
    themes: data.properties.themes,
    steps: steps.map((step) => (step.contentType === "stepBlock" ? step.properties.title : step.contentType)),
    layers: layers.map((layer) => (layer.contentType === "pyramidLayer" ? layer.properties.layerCode : layer.contentType)),
  };
}

async function toolbox(filter: string[], sort: string[]) {
  const { data } = await typed.GET("/umbraco/delivery/api/v2/content", {
    params: { query: { filter, sort, take: 5, fields: "properties[themes,evidenceLevel]" } },
  });
  if (!data) throw new Error("The toolbox did not answer.");
  return { total: data.total, items: data.items.map((item) => ({ name: item.name, properties: item.properties })) };
}

async function unknownFilter() {
  const { error, response } = await plain.GET("/umbraco/delivery/api/v2/content", { params: { query: { filter: ["colour:red"] } } });
  return { status: response.status, title: error?.title };
}

async function english() {
  const { data } = await plain.GET("/umbraco/delivery/api/v2/content/item/{path}", {
    params: { path: { path: "" }, header: { "Accept-Language": "en" } },
  });
  return { path: data?.route.path, tagline: data?.properties["tagline"] };
}

console.log(JSON.stringify({
  home: await home(),
  english: await english(),
  intervention: await intervention("gereedschapskist/legpuzzelmethode"),
  bullying: await toolbox(["contentType:intervention", "theme:pesten"], ["evidence:desc"]),
  unknownFilter: await unknownFilter(),
}));
