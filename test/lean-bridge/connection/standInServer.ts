/** Source of a language server for `node -e` that, like Lean's own, ends at an `exit` without parameters and at no other. */
export const standInServer = `
let input = Buffer.alloc(0);
const send = (message) => {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  process.stdout.write("Content-Length: " + Buffer.byteLength(body) + "\\r\\n\\r\\n" + body);
};
const receive = (message) => {
  if (message.method === "initialize") send({ id: message.id, result: { capabilities: {} } });
  if (message.method === "shutdown") send({ id: message.id, result: null });
  if (message.method === "exit" && !("params" in message)) process.exit(0);
};
process.stdin.on("data", (data) => {
  input = Buffer.concat([input, data]);
  for (;;) {
    const end = input.indexOf("\\r\\n\\r\\n");
    const length = Number(/Content-Length: (\\d+)/.exec(input.subarray(0, end).toString())?.[1]);
    if (end < 0 || input.length < end + 4 + length) return;
    const message = JSON.parse(input.subarray(end + 4, end + 4 + length).toString());
    input = input.subarray(end + 4 + length);
    receive(message);
  }
});
setInterval(() => undefined, 1000);
`;
