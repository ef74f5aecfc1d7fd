import { longGroups } from "../allCases.ts";
import { testCases } from "../testCases.ts";

testCases(longGroups);
