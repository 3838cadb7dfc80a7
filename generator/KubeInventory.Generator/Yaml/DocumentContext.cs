namespace KubeInventory.Generator.Yaml;

/// <summary>What the readers of a document share.</summary>
internal sealed class DocumentContext
{
    public DocumentContext(string text)
    {
        Cursor = new YamlCursor(text);
        Size = new DocumentSize(Cursor);
        Tags = new TagHandles(Cursor);
        Anchors = new AnchorTable(Cursor, Size);
        Properties = new PropertyReader(Cursor, Tags, Anchors);
        Scalars = new ScalarReader(Cursor, new StringPool());
        Nodes = new NodeFactory(Cursor, Anchors, Size);
        Mappings = new MappingBuilder(Cursor);
        Items = new ScratchStack<YamlNode>();
        Flow = new FlowReader(this);
    }

    public YamlCursor Cursor { get; }

    public DocumentSize Size { get; }

    public TagHandles Tags { get; }

    public AnchorTable Anchors { get; }

    public PropertyReader Properties { get; }

    public ScalarReader Scalars { get; }

    public NodeFactory Nodes { get; }

    public MappingBuilder Mappings { get; }

    public ScratchStack<YamlNode> Items { get; }

    public FlowReader Flow { get; }

    /// <summary>Forgets a document: neither anchors nor directives reach into the next.</summary>
    public void StartDocument()
    {
        Size.Clear();
        Tags.Clear();
        Anchors.Clear();
        Mappings.Clear();
        Items.Truncate(0);
    }
}
