using static KubeInventory.Embedded.Http.Protobuf.ProtobufType;

namespace KubeInventory.Embedded.Http.Protobuf;

/// <summary>The built-in kinds as Kubernetes' <c>generated.proto</c> files number their fields.</summary>
internal static class ProtobufKinds
{
    private static readonly ProtobufMessage OwnerReference = new(
        new(1, "kind", Text), new(3, "name", Text), new(4, "uid", Text), new(5, "apiVersion", Text),
        new(6, "controller", Flag), new(7, "blockOwnerDeletion", Flag));

    private static readonly ProtobufMessage ManagedFieldsEntry = new(
        new(1, "manager", Text), new(2, "operation", Text), new(3, "apiVersion", Text), new(4, "time", Time),
        new(6, "fieldsType", Text), new(7, "fieldsV1", Json), new(8, "subresource", Text));

    private static readonly ProtobufMessage ObjectMeta = new(
        new(1, "name", Text), new(2, "generateName", Text), new(3, "namespace", Text), new(4, "selfLink", Text), new(5, "uid", Text),
        new(6, "resourceVersion", Text), new(7, "generation", Integer), new(8, "creationTimestamp", Time), new(9, "deletionTimestamp", Time),
        new(10, "deletionGracePeriodSeconds", Integer), new(11, "labels", TextMap), new(12, "annotations", TextMap),
        new(13, "ownerReferences", Message, Repeated: true, OwnerReference), new(14, "finalizers", Text, Repeated: true),
        new(17, "managedFields", Message, Repeated: true, ManagedFieldsEntry));

    private static readonly ProtobufMessage ObjectReference = new(
        new(1, "kind", Text), new(2, "namespace", Text), new(3, "name", Text), new(4, "uid", Text), new(5, "apiVersion", Text),
        new(6, "resourceVersion", Text), new(7, "fieldPath", Text));

    private static readonly Dictionary<(string ApiVersion, string Kind), ProtobufMessage> Kinds = new()
    {
        [("v1", "ConfigMap")] = new(
            Metadata, new(2, "data", TextMap), new(3, "binaryData", BytesMap), new(4, "immutable", Flag)),
        [("v1", "Secret")] = new(
            Metadata, new(2, "data", BytesMap), new(3, "type", Text), new(4, "stringData", TextMap), new(5, "immutable", Flag)),
        [("v1", "Namespace")] = new(
            Metadata,
            Part(2, "spec", new ProtobufField(1, "finalizers", Text, Repeated: true)),
            Part(3, "status", new ProtobufField(1, "phase", Text))),
        [("v1", "Event")] = new(
            Metadata, new(2, "involvedObject", Message, Message: ObjectReference), new(3, "reason", Text), new(4, "message", Text),
            Part(5, "source", new(1, "component", Text), new(2, "host", Text)), new(6, "firstTimestamp", Time), new(7, "lastTimestamp", Time),
            new(8, "count", Integer), new(9, "type", Text), new(10, "eventTime", MicroTime),
            Part(11, "series", new(1, "count", Integer), new(2, "lastObservedTime", MicroTime)), new(12, "action", Text),
            new(13, "related", Message, Message: ObjectReference), new(14, "reportingComponent", Text), new(15, "reportingInstance", Text)),
        [("coordination.k8s.io/v1", "Lease")] = new(
            Metadata,
            Part(2, "spec",
                new(1, "holderIdentity", Text), new(2, "leaseDurationSeconds", Integer), new(3, "acquireTime", MicroTime),
                new(4, "renewTime", MicroTime), new(5, "leaseTransitions", Integer), new(6, "strategy", Text), new(7, "preferredHolder", Text))),
        [("authorization.k8s.io/v1", "SelfSubjectAccessReview")] = new(
            Metadata,
            Part(2, "spec",
                Part(1, "resourceAttributes",
                    new(1, "namespace", Text), new(2, "verb", Text), new(3, "group", Text), new(4, "version", Text),
                    new(5, "resource", Text), new(6, "subresource", Text), new(7, "name", Text)),
                Part(2, "nonResourceAttributes", new(1, "path", Text), new(2, "verb", Text)))),
        [("v1", "DeleteOptions")] = DeleteOptions,
        [("meta.k8s.io/v1", "DeleteOptions")] = DeleteOptions,
    };

    private static ProtobufField Metadata => new(1, "metadata", Message, Message: ObjectMeta);

    private static ProtobufMessage DeleteOptions => new(
        new(1, "gracePeriodSeconds", Integer),
        Part(2, "preconditions", new(1, "uid", Text), new(2, "resourceVersion", Text)),
        new(3, "orphanDependents", Flag), new(4, "propagationPolicy", Text), new(5, "dryRun", Text, Repeated: true));

    /// <summary>The message of a kind; null for kinds that have no Protobuf form, as all custom ones.</summary>
    public static ProtobufMessage? Find(string apiVersion, string kind) => Kinds.GetValueOrDefault((apiVersion, kind));

    private static ProtobufField Part(int number, string name, params IEnumerable<ProtobufField> fields) =>
        new(number, name, Message, Message: new ProtobufMessage(fields));
}
