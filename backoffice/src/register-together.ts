import { umbExtensionsRegistry } from '@umbraco-cms/backoffice/extension-registry';

/** What the registry keeps its extensions and kinds in. */
interface State {
  getValue(): unknown;
  setValue(value: unknown): void;
}

/**
 * The client has some 1,700 extensions. It adds them one by one and tells everybody who listens of each, which costs whoever signs in most
 * of a second. Here listeners hear of a list of extensions once, when all of it is there; who asks in between gets what is there by then.
 */
const registry = umbExtensionsRegistry as unknown as { _extensions: State; _kinds: State; registerMany(manifests: unknown[]): void };
const oneByOne = registry.registerMany.bind(registry);

registry.registerMany = (manifests) => {
  const tell = [hold(registry._kinds), hold(registry._extensions)];
  try {
    oneByOne(manifests);
  } finally {
    tell.forEach((one) => one());
  }
};

/** Keeps what is set to itself. */
const hold = (state: State) => {
  const { getValue, setValue } = state;
  const before = getValue.call(state);
  let latest = before;
  state.getValue = () => latest;
  state.setValue = (value) => { latest = value; };
  return () => {
    [state.getValue, state.setValue] = [getValue, setValue];
    if (latest !== before) state.setValue(latest);
  };
};
