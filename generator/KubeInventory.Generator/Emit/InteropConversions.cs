namespace KubeInventory.Generator.Emit;

/// <summary>The code that turns our metadata into KubernetesClient's, the same in every project.</summary>
internal static class InteropConversions
{
    public static readonly string[] Usings =
        ["System", "System.Collections.Generic", "System.Collections.ObjectModel", "System.Linq", "KubeInventory.Client", "k8s.Models"];

    public const string Text = """"
        /// <summary>Turns metadata of these models into those of KubernetesClient.</summary>
        internal static class KubernetesClientConversions
        {
            /// <summary>What KubernetesClient says to a model that somebody wants to change.</summary>
            public static NotSupportedException IsImmutable(string type) =>
                new($"{type} is immutable. Make a changed copy: x with {{ Metadata = x.Metadata with {{ … }} }}.");

            /// <summary>A copy for reading. What could be changed in it without effect refuses to be changed.</summary>
            public static V1ObjectMeta? Convert(ObjectMeta? metadata) => metadata is null ? null : new V1ObjectMeta
            {
                Name = metadata.Name,
                GenerateName = metadata.GenerateName,
                NamespaceProperty = metadata.Namespace,
                SelfLink = metadata.SelfLink,
                Uid = metadata.Uid,
                ResourceVersion = metadata.ResourceVersion,
                Generation = metadata.Generation,
                CreationTimestamp = metadata.CreationTimestamp?.UtcDateTime,
                DeletionTimestamp = metadata.DeletionTimestamp?.UtcDateTime,
                DeletionGracePeriodSeconds = metadata.DeletionGracePeriodSeconds,
                Labels = Convert(metadata.Labels),
                Annotations = Convert(metadata.Annotations),
                OwnerReferences = Convert(metadata.OwnerReferences, Convert),
                Finalizers = Convert(metadata.Finalizers, static finalizer => finalizer),
                ManagedFields = Convert(metadata.ManagedFields, Convert),
            };

            private static ReadOnlyDictionary<string, string> Convert(IReadOnlyDictionary<string, string>? map) =>
                new(map?.ToDictionary(static pair => pair.Key, static pair => pair.Value) ?? []);

            private static ReadOnlyCollection<TTo> Convert<TFrom, TTo>(IReadOnlyList<TFrom>? list, Func<TFrom, TTo> convert) =>
                new(list?.Select(convert).ToArray() ?? []);

            private static V1OwnerReference Convert(OwnerReference owner) => new()
            {
                ApiVersion = owner.ApiVersion!,
                Kind = owner.Kind!,
                Name = owner.Name!,
                Uid = owner.Uid!,
                Controller = owner.Controller,
                BlockOwnerDeletion = owner.BlockOwnerDeletion,
            };

            private static V1ManagedFieldsEntry Convert(ManagedFieldsEntry entry) => new()
            {
                Manager = entry.Manager,
                Operation = entry.Operation?.Value,
                ApiVersion = entry.ApiVersion,
                Time = entry.Time?.UtcDateTime,
                FieldsType = entry.FieldsType,
                FieldsV1 = entry.FieldsV1,
                Subresource = entry.Subresource,
            };
        }
        """";
}
