import { allGroups } from "../allCases.ts";
import { testCases } from "../testCases.ts";

testCases(allGroups);
