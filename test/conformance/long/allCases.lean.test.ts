import { embeddedEngine } from "../../fixtures/testEngine.ts";
import { allGroups } from "../allCases.ts";
import { testCases } from "../testCases.ts";

testCases(allGroups, embeddedEngine);
