// An Ansible dynamic inventory: reads the hosts of a Kubernetes API server, writes one JSON object.
// Ansible prints whatever appears on stderr as an error, so a success is silent there.
using KubeInventory.Ansible;

return await InventoryCommand.RunAsync(args).ConfigureAwait(false);
