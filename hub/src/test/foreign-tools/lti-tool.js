'use strict';
// A tool by @lti-tool/core. The library has no web server, so its three addresses are ours, and where it keeps things.

const { buildSync } = require('esbuild');
const { offered, ownLineItem, page, report, score, self, serve } = require('./station.js');

const nonces = new Set();
const sessions = new Map();
const problems = [];
let platform;
let base;

const registrations = new Map();

/** What the library asks of a storage to be registered and launched. */
const storage = {
  getLaunchConfig: async (iss, clientId, deploymentId) =>
    iss === platform.iss && clientId === platform.clientId && deploymentId === platform.deploymentId ? platform : undefined,
  storeNonce: async (nonce) => void nonces.add(nonce),
  validateNonce: async (nonce) => nonces.delete(nonce),
  addSession: async (session) => void sessions.set(session.id, session),
  getSession: async (id) => sessions.get(id),
  setRegistrationSession: async (id, session) => void registrations.set(id, session),
  getRegistrationSession: async (id) => registrations.get(id),
  deleteRegistrationSession: async (id) => void registrations.delete(id),
  addClient: async (client) => {
    platform = client;
    return client.clientId;
  },
  addDeployment: async (_client, { deploymentId }) => {
    platform = { ...platform, deploymentId };
    return deploymentId;
  },
};

/** The library's modules name each other without endings, which Node doesn't take and a bundler does. */
async function library() {
  const { outputFiles: [bundle] } = buildSync({
    stdin: { contents: "export * from '@lti-tool/core'", resolveDir: __dirname },
    bundle: true, platform: 'node', format: 'esm', write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);
}

async function form(request) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return new URLSearchParams(body);
}

async function working(tool, session, unit) {
  const { jwtPayload: claims } = session;
  const launched = {
    sub: session.user.id,
    name: session.user.name,
    roles: claims['https://purl.imsglobal.org/spec/lti/claim/roles'],
    context: session.context.title,
    link: session.resourceLink.title,
    deployment: session.platform.deploymentId,
    custom: session.customParameters,
    unit,
    platform: claims['https://purl.imsglobal.org/spec/lti/claim/tool_platform'].product_family_code,
    declared: session.services?.ags?.lineitem !== undefined,
  };
  const told = await report(launched, {
    members: async () =>
      (await tool.getMembers(session)).map((member) => ({ ...member, user_id: member.userId })),
    lineItem: async () => {
      const found = (await tool.listLineItems(session)).find((item) => item.resourceLinkId === session.resourceLink.id)
        ?? (await tool.createLineItem(session, ownLineItem(session.resourceLink.id)));
      session.services.ags.lineitem = found.id;
      return found;
    },
    score: async () => {
      await tool.submitScore(session, { ...score, userId: session.user.id });
      return score;
    },
    results: async () => (await tool.getScores(session)).filter((result) => result.userId === session.user.id),
  });
  return page({ ...told, problems: problems.splice(0) });
}

async function answer(tool, request, response) {
  const url = new URL(request.url, base);
  const html = (body) => response.setHeader('Content-Type', 'text/html; charset=utf-8').end(body);
  const onwards = (to) => response.writeHead(303, { Location: to }).end();
  if (url.pathname === '/keys') {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(await tool.getJWKS()));
  } else if (url.pathname === '/login') {
    const asked = request.method === 'POST' ? await form(request) : url.searchParams;
    onwards(await tool.handleLogin({ ...Object.fromEntries(asked), launchUrl: `${base}/launch` }));
  } else if (url.pathname === '/launch' && request.method === 'POST') {
    const sent = await form(request);
    const session = await tool.createSession(await tool.verifyLaunch(sent.get('id_token'), sent.get('state')));
    if (session.isDeepLinkingAvailable) {
      html(await tool.createDeepLinkingResponse(session, [offered(`${base}/launch`)]));
    } else {
      onwards(`/work?session=${session.id}&${new URL(session.launch.target).searchParams}`);
    }
  } else if (url.pathname === '/register') {
    html(await tool.initiateDynamicRegistration(Object.fromEntries(url.searchParams), '/register'));
  } else if (url.pathname === '/register/complete') {
    const sent = await form(request);
    html(await tool.completeDynamicRegistration({ services: sent.getAll('services'), sessionToken: sent.get('sessionToken') }));
  } else if (url.pathname === '/work') {
    const session = await tool.getSession(url.searchParams.get('session'));
    html(await working(tool, session, url.searchParams.get('unit') ?? undefined));
  } else {
    response.writeHead(404).end();
  }
}

serve(async (port) => {
  base = `http://127.0.0.1:${port}`;
  const { LTITool } = await library();
  const keyPair = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true, ['sign', 'verify']);
  const quiet = () => {};
  const tool = new LTITool({
    stateSecret: crypto.getRandomValues(new Uint8Array(32)),
    keyPair,
    storage,
    dynamicRegistration: {
      url: base,
      name: self.name,
      loginUri: `${base}/login`,
      launchUri: `${base}/launch`,
      deepLinkingUri: `${base}/launch`,
      jwksUri: `${base}/keys`,
    },
    // The library tells the status of an answer to its logger only.
    logger: { debug: quiet, info: quiet, warn: quiet, error: (details, message) => problems.push({ message, ...details }) },
  });
  const handler = (request, response) => answer(tool, request, response).catch((error) => {
    response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' }).end(String(error.message));
  });
  const register = async (hub) => {
    platform = {
      iss: hub.issuer,
      clientId: hub.clientId,
      deploymentId: hub.deploymentId,
      authUrl: hub.authorizationEndpoint,
      tokenUrl: hub.tokenEndpoint,
      jwksUrl: hub.jwksUri,
    };
  };
  return { handler, register };
});
