import * as assert from "node:assert/strict";
import { type Difference, difference } from "../../../simulator/aws-plugin/difference";
import type { Properties, ResourceType } from "../../../simulator/aws-plugin/resource-type";
import { resourceTypes } from "../../../simulator/aws-plugin/resource-types";

/** What the engine sends for a value that is not known before the update. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const GENERATED = { __defaults: ["name"] };

const cases: { it: string; token: string; olds: Properties; news: Properties; is: Partial<Difference> }[] = [
  {
    it: "nothing where only the order of members and the provider's own notes differ",
    token: "aws:ecs/service:Service",
    olds: { networkConfiguration: { subnets: ["a"], assignPublicIp: true }, __defaults: ["name"] },
    news: { networkConfiguration: { assignPublicIp: true, subnets: ["a"] }, __defaults: [] },
    is: { changed: [], replaces: [] },
  },
  {
    it: "nothing where container definitions are only spelled another way",
    token: "aws:ecs/taskDefinition:TaskDefinition",
    olds: { containerDefinitions: '[{"name":"web","image":"a"}]' },
    news: { containerDefinitions: '[ {"image": "a", "name": "web"} ]' },
    is: { changed: [], replaces: [] },
  },
  {
    it: "a new revision for another container",
    token: "aws:ecs/taskDefinition:TaskDefinition",
    olds: { containerDefinitions: '[{"image":"a"}]' },
    news: { containerDefinitions: '[{"image":"b"}]' },
    is: { replaces: ["containerDefinitions"], deleteBeforeReplace: false },
  },
  {
    it: "an update of the tags of a revision",
    token: "aws:ecs/taskDefinition:TaskDefinition",
    olds: { family: "web", tags: { a: "1" } },
    news: { family: "web" },
    is: { changed: ["tags"], replaces: [] },
  },
  {
    it: "an update of a service whose task definition is not known yet",
    token: "aws:ecs/service:Service",
    olds: { taskDefinition: "web:1", desiredCount: 1 },
    news: { taskDefinition: UNKNOWN, desiredCount: 1 },
    is: { changed: ["taskDefinition"], replaces: [] },
  },
  {
    it: "a new service beside the old one where the name is generated",
    token: "aws:ecs/service:Service",
    olds: { name: "web-1234567", cluster: "a", ...GENERATED },
    news: { name: "web-1234567", cluster: "b", ...GENERATED },
    is: { changed: ["cluster"], replaces: ["cluster"], deleteBeforeReplace: false },
  },
  {
    it: "a new service after the old one where the program insists on the name",
    token: "aws:ecs/service:Service",
    olds: { name: "web", cluster: "a" },
    news: { name: "web", cluster: "b" },
    is: { replaces: ["cluster"], deleteBeforeReplace: true },
  },
  {
    it: "a new cluster beside the old one under another name",
    token: "aws:ecs/cluster:Cluster",
    olds: { name: "a" },
    news: { name: "b" },
    is: { replaces: ["name"], deleteBeforeReplace: false },
  },
  {
    it: "a new log group in another region",
    token: "aws:cloudwatch/logGroup:LogGroup",
    olds: { region: "eu-west-1", retentionInDays: 7 },
    news: { region: "eu-north-1", retentionInDays: 30 },
    is: { changed: ["region", "retentionInDays"], replaces: ["region"] },
  },
];

describe("the difference between two sets of inputs", () => {
  for (const { it: title, token, olds, news, is } of cases) {
    it(`is ${title}`, () => {
      const found = difference(resourceTypes[token] as ResourceType, olds, news);
      assert.deepEqual({ ...found, ...is }, found);
    });
  }
});
