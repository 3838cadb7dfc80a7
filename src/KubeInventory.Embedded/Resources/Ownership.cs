using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Resources;

/// <summary>Who owns which fields, for each path through which a resource is written.</summary>
internal sealed class Ownership(ApplyTarget target)
{
    private readonly ServerSideApply _object = new(target);
    private readonly ServerSideApply _status = new(target.ForStatus());
    private readonly ServerSideApply _approval = new(target with { Subresource = Subresource.Approval });
    private readonly ServerSideApply _scale = new(target with { Subresource = Subresource.Scale });

    /// <summary>Ownership of what is written at a path.</summary>
    /// <param name="subresource">Empty for the object itself.</param>
    public ServerSideApply At(string subresource) => subresource switch
    {
        Subresource.Status => _status,
        Subresource.Approval => _approval,
        Subresource.Scale => _scale,
        _ => _object,
    };
}
