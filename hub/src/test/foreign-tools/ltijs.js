'use strict';
// A tool by ltijs, with its checks of state and session cookies on. Only where it keeps things is ours: in memory, no MongoDB.

const { Provider: lti } = require('ltijs');
const { offered, ownLineItem, page, report, score, self, serve } = require('./station.js');

/** ltijs's database plugin: its get, insert, replace, modify and delete over maps. */
class Memory {
  #rows = {};

  #of(collection) {
    return (this.#rows[collection] ??= []);
  }

  #matching(collection, query) {
    return this.#of(collection).filter((row) => Object.entries(query ?? {}).every(([key, value]) => row[key] === value));
  }

  async setup() {
    return true;
  }

  async Close() {
    return true;
  }

  async Get(_key, collection, query) {
    const rows = this.#matching(collection, query);
    return rows.length > 0 && structuredClone(rows);
  }

  async Insert(_key, collection, item, index) {
    this.#of(collection).push({ ...index, ...structuredClone(item), createdAt: Date.now() });
    return true;
  }

  async Replace(key, collection, query, item, index) {
    await this.Delete(collection, query);
    return this.Insert(key, collection, item, index);
  }

  async Modify(_key, collection, query, change) {
    this.#matching(collection, query).forEach((row) => Object.assign(row, change));
    return true;
  }

  async Delete(collection, query) {
    const gone = this.#matching(collection, query);
    this.#rows[collection] = this.#of(collection).filter((row) => !gone.includes(row));
    return true;
  }
}

let launch;

const setup = (port) => lti.setup('a secret of this run only', { plugin: new Memory() }, {
  appRoute: '/launch',
  dynRegRoute: '/register',
  dynReg: { url: `http://localhost:${port}`, name: self.name, customParameters: self.custom, autoActivate: true },
  // The library's ten seconds may pass on a machine that is busy otherwise.
  tokenMaxAge: 60,
});

const listening = async (port) => {
  launch = `http://localhost:${port}/launch`;
  setup(port);
  await lti.deploy({ serverless: true, silent: true });
  return { handler: lti.app, register };
};

const register = (hub) => lti.registerPlatform({
  url: hub.issuer,
  name: 'Kakehashi',
  clientId: hub.clientId,
  authenticationEndpoint: hub.authorizationEndpoint,
  accesstokenEndpoint: hub.tokenEndpoint,
  authConfig: { method: 'JWK_SET', key: hub.jwksUri },
});

lti.onConnect(async (token, request, response) => {
  const { platformContext: context } = token;
  const launched = {
    sub: token.user,
    name: token.userInfo.name,
    roles: context.roles,
    context: context.context.title,
    link: context.resource.title,
    deployment: token.deploymentId,
    custom: context.custom,
    unit: request.query.unit,
    platform: token.platformInfo.product_family_code,
    declared: context.endpoint?.lineitem !== undefined,
  };
  let item = context.endpoint?.lineitem;
  response.send(page(await report(launched, {
    members: async () => (await lti.NamesAndRoles.getMembers(token, { limit: 2, pages: false })).members,
    lineItem: async () => {
      const { lineItems } = await lti.Grade.getLineItems(token, { resourceLinkId: true });
      const found = lineItems[0] ?? (await lti.Grade.createLineItem(token, ownLineItem(context.resource.id)));
      item = found.id;
      return found;
    },
    score: () => lti.Grade.submitScore(token, item, { ...score }),
    results: async () => (await lti.Grade.getScores(token, item, { userId: token.user })).scores,
  })));
});

lti.onDeepLinking(async (token, _request, response) => {
  response.send(await lti.DeepLinking.createDeepLinkingForm(token, [offered(launch)], { message: '1 つ選びました' }));
});

serve(listening);
