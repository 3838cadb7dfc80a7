using System.Numerics;
using System.Runtime.CompilerServices;

namespace KubeInventory.Client;

/// <summary>An immutable map from keys to objects, in no order: a hash trie whose copies share all but one path.</summary>
/// <remarks>
/// A lookup takes a step for each five bits of a hash and allocates nothing; a change copies one path of small arrays. An object carries its
/// key itself, so an entry costs little more than its reference.
/// </remarks>
internal sealed class ObjectTrie<T>
    where T : class, IKubernetesResource<T>
{
    private readonly Node? _root;

    private ObjectTrie(Node? root, int count)
    {
        _root = root;
        Count = count;
    }

    internal static ObjectTrie<T> Empty { get; } = new(null, 0);

    internal int Count { get; }

    /// <summary>A map of these objects; of two with one key the last one counts.</summary>
    internal static ObjectTrie<T> Of(ReadOnlySpan<T> objects)
    {
        // In the order of their hashes, objects of one branch lie side by side; the index keeps equal hashes in order.
        var places = new ulong[objects.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = ((ulong)HashOf(Store<T>.KeyOf(objects[i])) << 32) | (uint)i;
        }

        Array.Sort(places);
        var count = 0;
        var root = places.Length == 0 ? null : Build(places, objects, 0, ref count);
        return new ObjectTrie<T>(root, count);
    }

    internal T? Find(ObjectKey key)
    {
        var hash = HashOf(key);
        var node = _root;
        for (var level = 0; node is not null; level++)
        {
            if (!node.Has(hash, level))
            {
                return null;
            }

            var slot = node.Slots[node.IndexOf(hash, level)];
            if (slot.GetType() != typeof(Node))
            {
                return slot is SameHash same ? same.Find(key) : IsAt(key, Unsafe.As<T>(slot)) ? Unsafe.As<T>(slot) : null;
            }

            node = Unsafe.As<Node>(slot);
        }

        return null;
    }

    /// <summary>The map with an object in the place of <paramref name="old"/>, which is what it has at that key; null for nothing.</summary>
    internal ObjectTrie<T> With(ObjectKey key, T? old, T current) =>
        new(Insert(_root, HashOf(key), 0, key, current), Count + (old is null ? 1 : 0));

    /// <summary>The map without the object of a key that it has.</summary>
    internal ObjectTrie<T> Without(ObjectKey key) => new(Delete(_root!, HashOf(key), 0, key), Count - 1);

    /// <summary>Copies all objects, in no order.</summary>
    internal T[] ToArray()
    {
        var objects = new T[Count];
        var next = 0;
        Collect(_root, objects, ref next);
        return objects;
    }

    private static uint HashOf(ObjectKey key)
    {
        var hash = (uint)key.Name.GetHashCode();
        return key.Namespace is null ? hash : (hash * 31) + (uint)key.Namespace.GetHashCode();
    }

    private static bool IsAt(ObjectKey key, T resource) =>
        resource.Metadata is { } metadata && metadata.Name == key.Name && metadata.Namespace == key.Namespace;

    private static Node Build(ReadOnlySpan<ulong> places, ReadOnlySpan<T> objects, int level, ref int count)
    {
        var slots = new object[Node.MaxSlots];
        var map = 0u;
        var length = 0;
        while (!places.IsEmpty)
        {
            var branch = Node.BranchOf((uint)(places[0] >> 32), level);
            var end = 1;
            while (end < places.Length && Node.BranchOf((uint)(places[end] >> 32), level) == branch)
            {
                end++;
            }

            map |= 1u << branch;
            slots[length++] = BuildSlot(places[..end], objects, level, ref count);
            places = places[end..];
        }

        return new Node(map, slots[..length]);
    }

    private static object BuildSlot(ReadOnlySpan<ulong> places, ReadOnlySpan<T> objects, int level, ref int count)
    {
        if (places.Length > 1 && level < Node.LastLevel)
        {
            return Build(places, objects, level + 1, ref count);
        }

        object slot = objects[(int)places[0]];
        count++;
        foreach (var place in places[1..])
        {
            var next = objects[(int)place];
            var key = Store<T>.KeyOf(next);
            count += Find(slot, key) is null ? 1 : 0;
            slot = SameHash.With(slot, key, next);
        }

        return slot;
    }

    private static T? Find(object slot, ObjectKey key) =>
        slot is SameHash same ? same.Find(key) : IsAt(key, (T)slot) ? (T)slot : null;

    private static Node Insert(Node? node, uint hash, int level, ObjectKey key, T current)
    {
        if (node is null)
        {
            return new Node(1u << Node.BranchOf(hash, level), [current]);
        }

        if (!node.Has(hash, level))
        {
            return node.WithSlot(hash, level, current);
        }

        var slot = node.Slots[node.IndexOf(hash, level)];
        return node.Replacing(hash, level, slot switch
        {
            Node child => Insert(child, hash, level + 1, key, current),
            _ when level == Node.LastLevel => SameHash.With(slot, key, current),
            T other when IsAt(key, other) => current,
            _ => Insert(Alone((T)slot, level + 1), hash, level + 1, key, current),
        });
    }

    private static Node Alone(T resource, int level) => new(1u << Node.BranchOf(HashOf(Store<T>.KeyOf(resource)), level), [resource]);

    // What is left of a node; null for nothing. The key is in it.
    private static Node? Delete(Node node, uint hash, int level, ObjectKey key)
    {
        var slot = node.Slots[node.IndexOf(hash, level)];
        object? rest = slot switch
        {
            Node child => Delete(child, hash, level + 1, key),
            SameHash same => same.Without(key),
            _ => null,
        };
        return rest is not null ? node.Replacing(hash, level, rest)
            : node.Slots.Length == 1 ? null
            : node.WithoutSlot(hash, level);
    }

    private static void Collect(object? slot, T[] objects, ref int next)
    {
        switch (slot)
        {
            case Node node:
                foreach (var child in node.Slots)
                {
                    Collect(child, objects, ref next);
                }

                break;
            case SameHash same:
                same.Objects.CopyTo(objects, next);
                next += same.Objects.Length;
                break;
            case T resource:
                objects[next++] = resource;
                break;
        }
    }

    /// <summary>A branching by five bits of the hash, of which only the branches that exist have a slot: a node, an object, or same.</summary>
    private sealed class Node(uint map, object[] slots)
    {
        internal const int MaxSlots = 32;
        internal const int LastLevel = 6;
        private const int Bits = 5;

        internal object[] Slots => slots;

        internal static int BranchOf(uint hash, int level) => (int)((hash << (level * Bits)) >> (32 - Bits));

        internal bool Has(uint hash, int level) => (map & (1u << BranchOf(hash, level))) != 0;

        internal int IndexOf(uint hash, int level) => BitOperations.PopCount(map & ((1u << BranchOf(hash, level)) - 1));

        internal Node WithSlot(uint hash, int level, object slot)
        {
            var index = IndexOf(hash, level);
            return new Node(map | (1u << BranchOf(hash, level)), [.. slots[..index], slot, .. slots[index..]]);
        }

        internal Node WithoutSlot(uint hash, int level)
        {
            var index = IndexOf(hash, level);
            return new Node(map & ~(1u << BranchOf(hash, level)), [.. slots[..index], .. slots[(index + 1)..]]);
        }

        internal Node Replacing(uint hash, int level, object slot)
        {
            var changed = (object[])slots.Clone();
            changed[IndexOf(hash, level)] = slot;
            return new Node(map, changed);
        }
    }

    /// <summary>Objects whose keys have the same hash.</summary>
    private sealed class SameHash(T[] objects)
    {
        internal T[] Objects => objects;

        internal static object With(object slot, ObjectKey key, T current)
        {
            T[] others = slot is SameHash same ? same.Objects : [(T)slot];
            T[] rest = [.. others.Where(other => !IsAt(key, other))];
            return rest.Length == 0 ? current : new SameHash([.. rest, current]);
        }

        internal T? Find(ObjectKey key) => Array.Find(objects, resource => IsAt(key, resource));

        internal object Without(ObjectKey key)
        {
            T[] rest = [.. objects.Where(resource => !IsAt(key, resource))];
            return rest.Length == 1 ? rest[0] : new SameHash(rest);
        }
    }
}
